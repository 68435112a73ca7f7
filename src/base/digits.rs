//! Digits to exact decimals, with nom: groups of thousands, decimal points, signs of vulgar fractions. Knows no words.

use nom::{
    IResult, Parser,
    character::complete::{char, digit1, one_of},
    combinator::{all_consuming, recognize},
    multi::many1,
    sequence::{pair, preceded},
};
use rust_decimal::Decimal;

/// Digits as written, and what they are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digits {
    /// The exact value, written precision kept.
    pub value: Decimal,
    /// Whether digits are grouped in thousands, lakhs or crores.
    pub grouped: bool,
    /// Digits after the point.
    pub decimals: u32,
}

/// Why digits are no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DigitsError {
    /// More than 28 digits.
    TooLarge,
    /// Dots and commas that form no grouping (`1.2.3`, `12,34`).
    Malformed,
}

fn group(input: &str) -> IResult<&str, &str> {
    recognize(pair(one_of(",.'\u{a0}\u{202f}\u{2009} "), digit1)).parse(input)
}

fn grouped(input: &str) -> IResult<&str, (&str, Vec<&str>)> {
    all_consuming(pair(digit1, many1(group))).parse(input)
}

fn decimal(input: &str) -> IResult<&str, (&str, &str)> {
    all_consuming(pair(digit1, preceded(char('.'), digit1))).parse(input)
}

/// Reads a token of digits with inner separators. `comma_decimal` says that the document writes `3,5` for three and a half.
///
/// # Errors
/// When the digits exceed 28 or the separators make no sense.
pub fn parse(text: &str, comma_decimal: bool) -> Result<Digits, DigitsError> {
    // by far most numbers
    if text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit()) {
        let value = text.bytes().fold(0u64, |all, b| all * 10 + u64::from(b - b'0'));
        return Ok(Digits { value: value.into(), grouped: false, decimals: 0 });
    }
    if let Some((digits, power)) = text.split_once(['e', 'E']) {
        let scientific =
            Decimal::from_scientific(text).or_else(|_| Decimal::from_scientific(&format!("{digits}e{}", power.trim_start_matches('+'))));
        return scientific.map(|value| Digits { value: value.normalize(), grouped: false, decimals: 1 }).map_err(|_| DigitsError::TooLarge);
    }
    if let Some(decimals) = text.strip_prefix('.').filter(|d| d.bytes().all(|b| b.is_ascii_digit())) {
        return finish(decimals.to_owned(), decimals.len(), false);
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return finish(text.to_owned(), 0, false);
    }
    if !comma_decimal && let Ok((_, (whole, part))) = decimal(text) {
        return finish(format!("{whole}{part}"), part.len(), false);
    }
    let Ok((_, (first, groups))) = grouped(text) else { return Err(DigitsError::Malformed) };
    let separator = |g: &str| g.chars().next().unwrap_or(' ');
    let body = |g: &str| g[separator(g).len_utf8()..].to_owned();
    let mut whole = first.to_owned();
    let mut decimals = String::new();
    let last = groups.len() - 1;
    let first_separator = separator(groups[0]);
    for (i, g) in groups.iter().enumerate() {
        let (s, digits) = (separator(g), body(g));
        let is_group = digits.len() == 3 || digits.len() == 2 && i < last && first_separator == ',';
        if i == last && i > 0 && s != first_separator {
            if s != '.' && s != ',' {
                return Err(DigitsError::Malformed);
            }
            decimals = digits;
        } else if s != first_separator {
            return Err(DigitsError::Malformed);
        } else if is_group
            && (s != '.' || groups.len() > 1 || comma_decimal)
            && first.len() <= 3
            && (s != ',' || !comma_decimal || groups.len() > 1)
        {
            whole.push_str(&digits);
        } else if i == 0 && last == 0 && s == ',' && (digits.len() <= 2 || comma_decimal) {
            // `2,2`: a decimal comma, plain enough where no thousands can be meant
            decimals = digits;
        } else {
            return Err(DigitsError::Malformed);
        }
    }
    let n = decimals.len();
    finish(whole + &decimals, n, n == 0 || groups.len() > 1)
}

fn finish(digits: String, decimals: usize, grouped: bool) -> Result<Digits, DigitsError> {
    let significant = digits.trim_start_matches('0');
    if significant.len() > 28 || decimals > 28 {
        return Err(DigitsError::TooLarge);
    }
    let number: i128 = if significant.is_empty() { 0 } else { significant.parse().map_err(|_| DigitsError::TooLarge)? };
    let value = Decimal::try_from_i128_with_scale(number, decimals as u32).map_err(|_| DigitsError::TooLarge)?;
    Ok(Digits { value, grouped, decimals: decimals as u32 })
}

/// `½` as numerator and denominator.
pub fn vulgar_fraction(sign: &str) -> Option<(u32, u32)> {
    Some(match sign {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅑" => (1, 9),
        "⅒" => (1, 10),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groupings_in_use() {
        for (text, value) in [
            ("3,000", "3000"),
            ("3\u{a0}000", "3000"),
            ("1.000.000", "1000000"),
            ("1,23,45,678", "12345678"),
            ("2.50", "2.50"),
            ("2,2", "2.2"),
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("0.6", "0.6"),
            ("3.000", "3.000"),
        ] {
            assert_eq!(parse(text, false).map(|d| d.value.to_string()), Ok(value.to_owned()), "{text}");
        }
        assert_eq!(parse("3.000", true).map(|d| d.value.to_string()), Ok("3000".to_owned()));
        assert_eq!(parse("1.2.3", false), Err(DigitsError::Malformed));
        assert_eq!(parse(&"9".repeat(29), false), Err(DigitsError::TooLarge));
    }
}
