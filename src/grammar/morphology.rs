//! Regular English inflection, by ending: forms of a lemma when grammars are compiled, the singular of a noun met in a text.
//! Irregular forms stand in `grammars/en/irregular.tsv`.

use super::lexicon::VerbForm;

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn ends_in_sibilant(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh"].iter().any(|e| word.ends_with(e))
}

fn ends_in_consonant_y(word: &str) -> bool {
    let b = word.as_bytes();
    b.len() > 1 && b[b.len() - 1] == b'y' && !is_vowel(b[b.len() - 2])
}

/// The regular plural of a noun, or third person of a verb.
pub fn with_s(word: &str) -> String {
    if ends_in_consonant_y(word) {
        format!("{}ies", &word[..word.len() - 1])
    } else if ends_in_sibilant(word) || word.ends_with('o') && word.len() > 3 && !is_vowel(word.as_bytes()[word.len() - 2]) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

/// Regular forms of a verb; both spellings where doubling is in doubt (`transferred`, `targeted`).
pub fn verb_forms(lemma: &str) -> Vec<(String, VerbForm)> {
    let b = lemma.as_bytes();
    let mut out = vec![(lemma.to_owned(), VerbForm::Base), (with_s(lemma), VerbForm::Third)];
    if !lemma.is_ascii() || b.len() < 2 {
        return out;
    }
    let mut push = |stem: &str, past: bool| {
        if past {
            out.push((format!("{stem}ed"), VerbForm::PastOrParticiple));
        }
        out.push((format!("{stem}ing"), VerbForm::Ing));
    };
    let last = b[b.len() - 1];
    if last == b'e' {
        out_e(lemma, &mut push);
        out.push((format!("{lemma}d"), VerbForm::PastOrParticiple));
    } else if ends_in_consonant_y(lemma) {
        push(lemma, false);
        out.push((format!("{}ied", &lemma[..lemma.len() - 1]), VerbForm::PastOrParticiple));
    } else {
        push(lemma, true);
        let doubles =
            b.len() > 2 && !is_vowel(last) && !matches!(last, b'w' | b'x' | b'y') && is_vowel(b[b.len() - 2]) && !is_vowel(b[b.len() - 3]);
        if doubles {
            let doubled = format!("{lemma}{}", last as char);
            push(&doubled, true);
        }
    }
    out
}

fn out_e(lemma: &str, push: &mut impl FnMut(&str, bool)) {
    let keep = ["ee", "oe", "ye"].iter().any(|e| lemma.ends_with(e));
    push(if keep { lemma } else { &lemma[..lemma.len() - 1] }, false);
}

/// The singular of a lower-case noun that no table knows; the word itself where it is none.
pub fn singular(word: &str) -> String {
    let b = word.as_bytes();
    if b.len() < 4 || b[b.len() - 1] != b's' || !word.is_ascii() {
        return word.to_owned();
    }
    if ["ss", "us", "is"].iter().any(|e| word.ends_with(e)) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return if stem.len() > 2 { format!("{stem}y") } else { word[..word.len() - 1].to_owned() };
    }
    for ending in ["sses", "shes", "ches", "xes", "zzes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    if word.ends_with("oes") && word.len() > 5 {
        return word[..word.len() - 2].to_owned();
    }
    word[..word.len() - 1].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflects_by_ending() {
        let forms = |l: &str| verb_forms(l).into_iter().map(|f| f.0).collect::<Vec<_>>();
        assert!(forms("kill").contains(&"killed".to_owned()));
        assert!(forms("stop").contains(&"stopped".to_owned()));
        assert!(forms("produce").contains(&"producing".to_owned()));
        assert!(forms("supply").contains(&"supplied".to_owned()));
        assert!(forms("flee").contains(&"fleeing".to_owned()));
    }

    #[test]
    fn singular_by_ending() {
        for (plural, one) in
            [("missiles", "missile"), ("cities", "city"), ("losses", "loss"), ("crises", "crise"), ("troops", "troop"), ("bus", "bus")]
        {
            assert_eq!(singular(plural), one);
        }
    }
}
