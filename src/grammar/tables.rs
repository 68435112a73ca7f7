//! Tables of words and names to the lexicon and the gazetteer. `build.rs` reads the built-in ones with this very code, so that nothing
//! of them is parsed at start-up.

use super::lexicon::{Tag, VerbForm};
use super::lexicon_builder::LexiconBuilder;
use super::names::{NameEntry, NameForm, NameIndex, NameKind, NameRole, Names};

/// Parts of speech: lines `word<TAB>tag`.
pub(super) fn tags(lexicon: &mut LexiconBuilder, text: &str) {
    for line in text.lines() {
        if let Some((word, tag)) = line.split_once('\t') {
            let id = lexicon.intern(word);
            lexicon.info_mut(id).tag = Tag::from_name(tag.trim());
        }
    }
}

/// Irregular forms: lines `form<TAB>lemma<TAB>which form`, below a header.
pub(super) fn irregular_forms(lexicon: &mut LexiconBuilder, text: &str) {
    for line in text.lines().skip(1) {
        let mut cells = line.split('\t');
        let (Some(form), Some(lemma), Some(kind)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let (form, lemma) = (lexicon.intern(form), lexicon.intern(lemma));
        let verb_form = match kind.trim() {
            "past" => VerbForm::Past,
            "participle" => VerbForm::Participle,
            "both" => VerbForm::PastOrParticiple,
            "third" => VerbForm::Third,
            "ing" => VerbForm::Ing,
            "plural" => {
                if form != lemma {
                    lexicon.info_mut(form).singular = lemma;
                }
                continue;
            }
            _ => continue,
        };
        let info = lexicon.info_mut(form);
        info.form = match (info.verb, info.form, verb_form) {
            (0, _, f) => f,
            (_, VerbForm::Past, VerbForm::Participle) | (_, VerbForm::Participle, VerbForm::Past) => VerbForm::PastOrParticiple,
            (_, old, _) => old,
        };
        if info.verb == 0 {
            info.verb = lemma;
        }
    }
}

/// Tables in the order that references need: countries before what lies in them.
pub(super) fn in_order<'t, T>(tables: &'t [T], name: impl Fn(&T) -> &str) -> Vec<&'t T> {
    let rank =
        |t: &T| ["countries", "actors", "people", "regions", "features", "cities"].iter().position(|n| name(t).contains(n)).unwrap_or(9);
    let mut order: Vec<&'t T> = tables.iter().collect();
    order.sort_by_key(|t| rank(t));
    order
}

/// A table of names of the sort that its own name says; whether it has a column `name`, without which nothing is taken from it.
pub(super) fn names(lexicon: &mut LexiconBuilder, names: &mut Names, table: &str, text: &str) -> bool {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or("").split('\t').map(str::trim).collect();
    let column = |name: &str| header.iter().position(|h| *h == name);
    let Some(name_column) = column("name") else { return false };
    let columns = Columns {
        name: name_column,
        key: column("key"),
        qid: column("qid"),
        aliases: column("aliases"),
        adjectives: column("adjectives"),
        nouns: column("nouns"),
        capital: column("capital"),
        government: column("government"),
        kind: column("type"),
        country: column("country").or_else(|| column("parent")),
        lat: column("lat"),
        lon: column("lon"),
        population: column("population"),
        id: column("id"),
    };
    let sort = match table {
        t if t.contains("countries") => NameKind::Country,
        t if t.contains("people") => NameKind::Person,
        t if t.contains("cities") => NameKind::City,
        t if t.contains("regions") => NameKind::Region,
        t if t.contains("features") => NameKind::Feature,
        _ => NameKind::Organisation,
    };
    let mut cells: Vec<&str> = Vec::new();
    for line in lines.filter(|l| !l.trim().is_empty()) {
        cells.clear();
        cells.extend(line.split('\t').map(str::trim));
        Reader { lexicon, names }.row(sort, &columns, &cells);
    }
    true
}

struct Reader<'a> {
    lexicon: &'a mut LexiconBuilder,
    names: &'a mut Names,
}

impl Reader<'_> {
    fn name(&mut self, form: &str, entry: NameIndex, role: NameRole) {
        let words = self.lexicon.intern_form(form.trim());
        if !words.is_empty() {
            self.names.forms.insert(words, NameForm { entry, role });
        }
    }

    fn list(&mut self, list: &str, entry: NameIndex, role: NameRole) {
        for form in list.split('|').filter(|f| !f.trim().is_empty()) {
            self.name(form, entry, role);
        }
    }

    fn row(&mut self, kind: NameKind, columns: &Columns, cells: &[&str]) {
        let cell = |c: Option<usize>| c.and_then(|c| cells.get(c)).copied().unwrap_or("");
        let name = cell(Some(columns.name));
        if name.is_empty() {
            return;
        }
        let label = match kind {
            NameKind::Country => "country",
            NameKind::City => "city",
            NameKind::Region => "region",
            NameKind::Person => "person",
            _ => cell(columns.kind),
        };
        let country = self.names.countries.get(cell(columns.country)).copied();
        let position = (!cell(columns.lat).is_empty()).then(|| (cell(columns.lat), cell(columns.lon)));
        let key = cell(columns.key);
        let population = cell(columns.population).parse().unwrap_or(0);
        let is_country = kind == NameKind::Country;
        let index = self.names.entries.push(&NameEntry {
            name,
            key,
            qid: cell(columns.qid),
            geonames: cell(columns.id),
            kind,
            label,
            country,
            position,
            population,
        });
        if is_country {
            self.names.countries.insert(key.into(), index);
            if let Some(first) = cell(columns.adjectives).split('|').find(|a| !a.trim().is_empty()) {
                self.names.adjectives.insert(index, first.trim().into());
            }
        }
        if kind == NameKind::Organisation {
            self.names.organisations.insert(name.into(), index);
        }
        self.name(name, index, NameRole::Name);
        self.list(cell(columns.aliases), index, NameRole::Name);
        self.list(cell(columns.adjectives), index, NameRole::Adjective);
        self.list(cell(columns.nouns), index, NameRole::Demonym);
        self.list(cell(columns.capital), index, NameRole::Capital);
        self.list(cell(columns.government), index, NameRole::Government);
        if kind == NameKind::Person
            && let Some((_, surname)) = name.rsplit_once(' ')
        {
            self.name(surname, index, NameRole::Surname);
        }
    }
}

struct Columns {
    name: usize,
    key: Option<usize>,
    qid: Option<usize>,
    aliases: Option<usize>,
    adjectives: Option<usize>,
    nouns: Option<usize>,
    capital: Option<usize>,
    government: Option<usize>,
    kind: Option<usize>,
    country: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
    population: Option<usize>,
    id: Option<usize>,
}
