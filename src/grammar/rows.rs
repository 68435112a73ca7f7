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

/// What is written as a row of bytes and copied at start-up: what is asked for at every word is read faster than where it stands.
pub(super) trait Row: Sized {
    /// Bytes of a row.
    const BYTES: usize;
    /// Adds the row.
    fn write(&self, out: &mut Vec<u8>);
    /// From a row of as many bytes.
    fn read(row: &[u8]) -> Self;
}

impl Row for u8 {
    const BYTES: usize = 1;

    fn write(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn read(row: &[u8]) -> Self {
        row.first().copied().unwrap_or_default()
    }
}

impl Row for u32 {
    const BYTES: usize = 4;

    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.to_le_bytes());
    }

    fn read(row: &[u8]) -> Self {
        row.first_chunk().map_or(0, |bytes| Self::from_le_bytes(*bytes))
    }
}

impl Row for (u32, u32) {
    const BYTES: usize = 8;

    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(row: &[u8]) -> Self {
        row.split_at_checked(4).map_or((0, 0), |(a, b)| (u32::read(a), u32::read(b)))
    }
}

/// Lists of [`Row`]s for serde: one block of bytes.
pub(super) mod copied {
    use super::{Row, fmt};
    use serde::{Deserializer, Serializer, de};
    use std::marker::PhantomData;

    pub(in crate::grammar) fn serialize<T: Row, S: Serializer>(rows: &[T], serializer: S) -> Result<S::Ok, S::Error> {
        let mut bytes = Vec::with_capacity(rows.len() * T::BYTES);
        rows.iter().for_each(|row| row.write(&mut bytes));
        serializer.serialize_bytes(&bytes)
    }

    pub(in crate::grammar) fn deserialize<'de, T: Row, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
        struct Visitor<T>(PhantomData<T>);
        impl<T: Row> de::Visitor<'_> for Visitor<T> {
            type Value = Vec<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "rows of {} bytes", T::BYTES)
            }

            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Vec<T>, E> {
                if bytes.len().is_multiple_of(T::BYTES) {
                    Ok(bytes.chunks_exact(T::BYTES).map(T::read).collect())
                } else {
                    Err(E::invalid_length(bytes.len(), &self))
                }
            }
        }
        deserializer.deserialize_bytes(Visitor(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Odd;

    impl Row for Odd {
        const BYTES: usize = 3;

        fn write(&self, _: &mut Vec<u8>) {}

        fn read(_: &[u8]) -> Self {
            Self
        }
    }

    #[test]
    fn rows_are_read_as_they_were_written_and_there_is_none_beyond_the_last() {
        let bytes: &'static [u8] = postcard::to_stdvec(&Rows::of_numbers(&[1, u32::MAX, 7, 0])).expect("bytes").leak();
        let again: Rows<8> = postcard::from_bytes(bytes).expect("rows");
        assert_eq!((again.len(), again.get(1)), (2, Some(&[7, 0, 0, 0, 0, 0, 0, 0])));
        assert_eq!(again.get(2), None);
        assert!(postcard::from_bytes::<Rows<3>>(bytes).is_err(), "16 bytes are no rows of three");
        let copied: Vec<(u32, u32)> = copied::deserialize(&mut postcard::Deserializer::from_bytes(bytes)).expect("pairs");
        assert_eq!(copied, [(1, u32::MAX), (7, 0)]);
        assert!(copied::deserialize::<Odd, _>(&mut postcard::Deserializer::from_bytes(bytes)).is_err(), "nor of three that are copied");
        let numbers = Rows::of_numbers(&[5, 6]);
        assert_eq!((numbers.number(1), numbers.number(2)), (6, 0));
    }
}
