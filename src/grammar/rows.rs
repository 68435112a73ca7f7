//! Rows of as many bytes each, and text: laid out in the binary by `build.rs` and read where they stand, or made while running.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// Rows of `N` bytes; numbers in them have their lowest byte first.
#[derive(Clone, Default)]
pub(super) struct Rows<const N: usize>(Cow<'static, [u8]>);

impl<const N: usize> fmt::Debug for Rows<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rows of {N} bytes", self.len())
    }
}

impl<const N: usize> Rows<N> {
    /// Rows that live as long as the process; bytes beyond the last whole row are never read.
    pub(super) const fn fixed(bytes: &'static [u8]) -> Self {
        Self(Cow::Borrowed(bytes))
    }

    /// Row `n`, if there is one.
    #[inline]
    pub(super) fn get(&self, n: usize) -> Option<&[u8; N]> {
        self.0.get(n * N..)?.first_chunk()
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.0.len() / N
    }

    /// Whether there is no row.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<const N: usize> FromIterator<[u8; N]> for Rows<N> {
    fn from_iter<I: IntoIterator<Item = [u8; N]>>(rows: I) -> Self {
        Self(Cow::Owned(rows.into_iter().flatten().collect()))
    }
}

impl Rows<4> {
    /// The number in row `n`; 0 where there is none.
    #[inline]
    pub(super) fn number(&self, n: usize) -> u32 {
        self.get(n).map_or(0, |row| u32::from_le_bytes(*row))
    }

    /// One row a number.
    pub(super) fn of_numbers(numbers: &[u32]) -> Self {
        numbers.iter().map(|n| n.to_le_bytes()).collect()
    }
}

impl Rows<8> {
    /// The two numbers in row `n`; zeros where there is none.
    #[inline]
    pub(super) fn pair(&self, n: usize) -> (u32, u32) {
        let both = self.get(n).map_or(0, |row| u64::from_le_bytes(*row));
        (both as u32, (both >> 32) as u32)
    }

    /// One row a pair of numbers.
    pub(super) fn of_pairs(pairs: impl Iterator<Item = (u32, u32)>) -> Self {
        pairs.map(|(a, b)| (u64::from(a) | u64::from(b) << 32).to_le_bytes()).collect()
    }
}

impl<const N: usize> Serialize for Rows<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de: 'static, const N: usize> Deserialize<'de> for Rows<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<const N: usize>;
        impl<'de: 'static, const N: usize> de::Visitor<'de> for Visitor<N> {
            type Value = Rows<N>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "rows of {N} bytes")
            }

            fn visit_borrowed_bytes<E: de::Error>(self, bytes: &'de [u8]) -> Result<Rows<N>, E> {
                if bytes.len().is_multiple_of(N) { Ok(Rows(Cow::Borrowed(bytes))) } else { Err(E::invalid_length(bytes.len(), &self)) }
            }
        }
        deserializer.deserialize_bytes(Visitor)
    }
}

impl<const N: usize> Rows<N> {
    /// Adds a row.
    pub(super) fn push(&mut self, row: [u8; N]) {
        self.0.to_mut().extend(row);
    }
}

/// Text that stands in the binary, or was made while running.
#[derive(Debug, Clone, Default)]
pub(super) struct Letters(Cow<'static, str>);

impl Letters {
    /// What stands between two bytes; nothing where they are no bounds of characters.
    #[inline]
    pub(super) fn get(&self, bytes: Range<u32>) -> &str {
        self.0.get(bytes.start as usize..bytes.end as usize).unwrap_or_default()
    }

    /// Adds some, and says where it stands.
    pub(super) fn push(&mut self, text: &str) -> Range<u32> {
        let start = self.0.len() as u32;
        self.0.to_mut().push_str(text);
        start..self.0.len() as u32
    }
}

impl Serialize for Letters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de: 'static> Deserialize<'de> for Letters {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'de str>::deserialize(deserializer).map(|text| Self(Cow::Borrowed(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_as_they_were_written_and_there_is_none_beyond_the_last() {
        let rows = Rows::<8>::of_pairs([(1, u32::MAX), (7, 0)].into_iter());
        let bytes: &'static [u8] = postcard::to_stdvec(&rows).expect("bytes").leak();
        let again: Rows<8> = postcard::from_bytes(bytes).expect("rows");
        assert_eq!((again.len(), again.pair(0), again.pair(1), again.pair(2)), (2, (1, u32::MAX), (7, 0), (0, 0)));
        assert_eq!(again.get(2), None);
        assert!(postcard::from_bytes::<Rows<3>>(bytes).is_err(), "16 bytes are no rows of three");
        let numbers = Rows::of_numbers(&[5, 6]);
        assert_eq!((numbers.number(1), numbers.number(2)), (6, 0));
    }
}
