//! Which frame takes a quantity: the strongest trigger that the clause fires.

use super::clause::{Clause, Governor, Namer, Naming};
use super::items::Item;
use super::syntax::{Cat, LEVELS, Syntax};
use crate::base::{Dimension, Kind, Modality};
use crate::grammar::frames::{PERSON, Position, Trigger, TriggerIndex};
use crate::grammar::lexicon::WordId;
use crate::grammar::sets::Set;
use crate::parse::Quantity;
use smallvec::SmallVec;

/// A trigger that fired.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fired {
    /// Which.
    pub trigger: TriggerIndex,
    /// How strongly.
    pub score: i32,
    /// The verb that fired it, as an index into `Clause::verbs`.
    pub verb: Option<usize>,
    /// The noun that fired it.
    pub noun: Option<usize>,
}

const VERB: i32 = 30;
const NOUN_HEAD: i32 = 25;
const NOUN_OF: i32 = 28;
const NOUN_SUBJECT: i32 = 25;
const NOUN_OBJECT: i32 = 22;
const NOUN_MODIFIER: i32 = 20;
const BOTH: i32 = 12;
const ITEM_ONLY: i32 = 10;
const ITEM: i32 = 6;
const ELLIPTIC: i32 = -12;
const LEVEL: i32 = -14;
const PARTICLE: i32 = 6;
const COUNT_MODIFIER: i32 = 8;
const CONTEXT: i32 = 4;
/// What a context adds besides, where it stands right behind what is counted.
const SAID: i32 = 2;
const POSITION: i32 = 3;
const NARROWED: i32 = 2;
const DISTANCE: i32 = 5;
/// What a verb loses besides, where another has the quantity as its object.
const GOVERNED: i32 = 7;

/// The strongest trigger; ties go to the earlier kind.
pub(super) fn fire(s: &Syntax<'_>, q: &Quantity, item: Option<&Item>, clause: &Clause) -> Option<Fired> {
    let mut best: Option<Fired> = None;
    each(s, q, item, clause, |fired| {
        if best.is_none_or(|b| fired.score > b.score || fired.score == b.score && fired.trigger < b.trigger) {
            best = Some(fired);
        }
    });
    best
}

/// The same; `the owner of a $180,000 home`: a price of the home, whatever the clause does with its owner.
pub(super) fn fire_own(s: &Syntax<'_>, q: &Quantity, item: Option<&Item>, clause: &Clause) -> Option<Fired> {
    let own = item.filter(|_| q.compound && q.dimension == Dimension::Money && clause.preposition.is_some_and(|p| s.is(p, Set::Of)));
    let Some(own) = own else { return fire(s, q, item, clause) };
    let mut inner = clause.clone();
    inner.verbs.clear();
    inner.nouns.retain(|n| own.tokens.contains(&n.token));
    fire(s, q, item, &inner)
}

/// `raised its inflation forecast to 24%`, `a rise in the jobless rate, from 4% to 6%`: the strongest trigger of what was found to stand at a
/// level, where the clause does not name it.
pub(super) fn fire_by_level(s: &Syntax<'_>, q: &Quantity, item: Option<&Item>, clause: &Clause, fired: Option<Fired>) -> Option<Fired> {
    // a rise is no level
    let risen = fired.is_some_and(|f| {
        s.grammar.frames.triggers[f.trigger as usize].kind == Kind::Growth
            && super::slots::is_level(s, q)
            && f.noun.is_some_and(|n| s.is(n, Set::MoveFromTo) && item.is_some_and(|i| i.head != n))
    });
    if fired.is_some() && !risen || !matches!(q.dimension, Dimension::Percent | Dimension::Points) {
        return fired;
    }
    let Some(level) = item.filter(|i| clause.nouns.iter().all(|n| n.token != i.head)) else { return fired };
    let mut named = clause.clone();
    if risen {
        named.nouns.clear();
    }
    named.nouns.push(Namer { token: level.head, how: Naming::Subject });
    fire(s, q, item, &named)
}

/// A quantity to be taken, and the lemmas that triggers ask for, looked up once.
struct Case<'a> {
    s: &'a Syntax<'a>,
    q: &'a Quantity,
    item: Option<&'a Item>,
    clause: &'a Clause,
    items: SmallVec<[WordId; 4]>,
    /// Whether the nearest verb stands before the quantity and has it as its object.
    object: bool,
    /// Lemma and word of each of the clause's nouns.
    nouns: SmallVec<[[WordId; 2]; 12]>,
}

/// Every trigger that fires, in no order.
pub(super) fn each(s: &Syntax<'_>, q: &Quantity, item: Option<&Item>, clause: &Clause, mut found: impl FnMut(Fired)) {
    let frames = &s.grammar.frames;
    let meant = |token: usize| clause.meant.filter(|(t, _)| *t == token).map(|(_, lemma)| [lemma; 2]);
    let nouns = clause.nouns.iter().map(|n| meant(n.token).unwrap_or_else(|| [s.noun_lemma(n.token), s.word(n.token)])).collect();
    let start = (q.tokens.start - s.at) as usize;
    let direct = |g: &Governor| g.position == Position::Object && g.preposition.is_none() && s.verbs[g.group].tokens.end <= start;
    let object = clause.verbs.first().is_some_and(direct);
    let case = Case { s, q, item, clause, items: item_lemmas(s, item), object, nouns };
    let mut seen: SmallVec<[u64; 32]> = smallvec::smallvec![0; frames.triggers.len() / 64 + 1];
    let mut consider = |index: TriggerIndex| {
        let (word, bit) = (&mut seen[index as usize / 64], 1 << (index % 64));
        if *word & bit != 0 {
            return;
        }
        *word |= bit;
        if let Some(fired) = score(&case, index, &frames.triggers[index as usize]) {
            found(fired);
        }
    };
    for g in &clause.verbs {
        if let Some(list) = frames.by_verb.get(&s.verbs[g.group].lemma) {
            list.iter().copied().for_each(&mut consider);
        }
    }
    for [lemma, word] in &case.nouns {
        for lemma in [Some(lemma), Some(word).filter(|w| *w != lemma)].into_iter().flatten() {
            if let Some(list) = frames.by_noun.get(lemma) {
                list.iter().copied().for_each(&mut consider);
            }
        }
    }
    for lemma in &case.items {
        if let Some(list) = frames.by_item.get(lemma) {
            list.iter().copied().for_each(&mut consider);
        }
        for class in frames.classes_of.get(lemma).into_iter().flatten() {
            frames.by_class[*class as usize].iter().copied().for_each(&mut consider);
        }
    }
}

/// Lemmas by which an item may be of a class: its head, and what measures or modifies it.
fn item_lemmas(s: &Syntax<'_>, item: Option<&Item>) -> SmallVec<[WordId; 4]> {
    let mut out = SmallVec::new();
    if let Some(item) = item {
        out.push(s.noun_lemma(item.head));
        // `thousands of Australians`
        if item.people(s) {
            out.push(s.grammar.lexicon.id(PERSON));
        }
        if s.is(item.head + 1, Set::Of)
            && item.head + 2 < s.len()
            && let Some(p) = s.phrase_from(item.head + 2).filter(|p| p.tokens.start == item.head + 2)
        {
            out.push(s.noun_lemma(p.head));
        }
        // `criminal counts` are no criminals
        if item.head > item.tokens.start && s.cats[item.head - 1] != Cat::Adjective {
            out.push(s.noun_lemma(item.head - 1));
        }
    }
    out
}

fn score(case: &Case<'_>, index: TriggerIndex, t: &Trigger) -> Option<Fired> {
    let Case { s, q, item, clause, items: lemmas, object, nouns } = case;
    let far = |g: &Governor| DISTANCE * i32::from(g.distance) + if *object && g.distance > 0 { GOVERNED } else { 0 };
    if !t.dimensions.has(q.dimension) || t.context.is_some_and(|c| !s.has_context(c)) {
        return None;
    }
    // whether people are counted; nothing where no noun says what is
    let person = || item.map(|i| s.person(i.head));
    // what a quake killed or damaged measures nothing
    if t.kind == Kind::Measure && q.dimension == Dimension::Count && person() == Some(true) {
        return None;
    }
    // nobody makes, stores or supplies people, whatever is done to them
    if matches!(t.kind, Kind::Production | Kind::Stockpile | Kind::Delivery | Kind::EquipmentLoss)
        && t.items.is_none()
        && q.dimension == Dimension::Count
        && person() == Some(true)
    {
        return None;
    }
    // `crews are battling 70 blazes`: a strength is people's, vehicles' or units'
    let own = item.is_some_and(|i| s.at as usize + i.head >= q.tokens.end as usize);
    if t.kind == Kind::Strength
        && t.items.is_none()
        && t.verbs.is_empty()
        && q.dimension == Dimension::Count
        && own
        && person() == Some(false)
    {
        return None;
    }
    // `stole paintings worth $15m`: what they are worth, and nobody's loss
    if t.kind == Kind::Debt && !t.verbs.is_empty() && super::beside::worth(s, q).is_some() {
        return None;
    }
    // a share is no growth
    if t.kind == Kind::Growth && !t.verbs.is_empty() && super::beside::share_put_in(s, q) {
        return None;
    }
    let among = |lemmas: &crate::grammar::frames::Lemmas, word| s.grammar.frames.among(lemmas, word);
    let mut total = t.weight;
    let mut fired = Fired { trigger: index, score: 0, verb: None, noun: None };
    let elliptic = t.items.is_some() && item.is_none() && q.dimension == Dimension::Count && !t.verbs.is_empty();
    if let Some(items) = &t.items {
        let of_money = || q.dimension != Dimension::Count && nouns.iter().any(|[lemma, _]| among(items, *lemma));
        if !(elliptic || lemmas.iter().any(|l| among(items, *l)) || of_money()) {
            return None;
        }
        let head = item.is_some_and(|i| among(items, s.noun_lemma(i.head)));
        total += if elliptic {
            ELLIPTIC
        } else if head {
            ITEM
        } else {
            ITEM - 2
        };
    }
    if let Some(context) = t.context {
        // `left 40 people wounded`: said of them
        let behind = item.map_or((q.tokens.end - s.at) as usize, |i| i.tokens.end);
        let said = behind < s.len() && s.grammar.frames.contexts.of(s.word(behind)).has(context);
        total += if said { CONTEXT + SAID } else { CONTEXT };
    }
    if !t.verbs.is_empty() {
        let hit = clause
            .verbs
            .iter()
            .enumerate()
            .filter_map(|(k, g)| verb_matches(s, t, g).map(|bonus| (k, g, bonus)))
            .max_by_key(|(_, g, bonus)| *bonus - far(g));
        match hit {
            // who `remained` or `were there` nobody knows without a noun
            Some((_, g, _)) if elliptic && shared(s, t.kind, g.group) => return None,
            // `killed in three raids`, `rescued from three boats`: no raid and no boat was
            Some((_, g, _))
                if matches!(t.kind, Kind::Deaths | Kind::Injuries | Kind::Missing | Kind::Captured | Kind::Displacement)
                    && t.items.is_none()
                    && matches!(g.position, Position::After(_))
                    && t.at.contains(&Position::Object)
                    && q.dimension == Dimension::Count
                    && person() == Some(false) =>
            {
                return None;
            }
            Some((k, g, bonus)) => {
                fired.verb = Some(k);
                total += VERB + bonus - far(g);
            }
            None => return None,
        }
    }
    if !t.nouns.is_empty() {
        // `hit 40 targets`: targets that are counted are no goal
        let goal = |n: &Namer| t.modality == Some(Modality::Target) && n.how == Naming::Head && q.dimension == Dimension::Count;
        // `the strike grounded 400 flights`: what an event does to things that are counted is no number of events
        let done = |n: &Namer| {
            let plain = |g: &Governor| !s.verbs[g.group].copula && !s.any(s.verbs[g.group].main, LEVELS);
            n.how == Naming::Subject
                && t.verbs.is_empty()
                && t.kind == Kind::Attack
                && *object
                && q.dimension == Dimension::Count
                && item.is_some_and(|i| i.head != n.token)
                && clause.verbs.first().is_some_and(plain)
        };
        let matching = clause
            .nouns
            .iter()
            .zip(nouns)
            .filter(|(n, _)| !goal(n) && !done(n))
            .filter_map(|(n, names)| Some((n, noun_matches(s, t, n, names)?)));
        let hit = matching.max_by_key(|(n, words)| (noun_score(n.how, q.dimension), *words));
        match hit {
            Some((n, words)) => {
                // `a share sale`, `bad loans`: two words say more than one
                total += words;
                fired.noun = Some(n.token);
                total += if fired.verb.is_some() { BOTH } else { noun_score(n.how, q.dimension) };
            }
            None => return None,
        }
    }
    if t.verbs.is_empty() && t.nouns.is_empty() {
        total += ITEM_ONLY;
    }
    if t.narrowed {
        total += NARROWED;
    }
    // a level (`rose to 20%`) is what its noun says, not how far it moved
    if t.kind == Kind::Growth && super::slots::is_level(s, q) {
        total += LEVEL;
    }
    fired.score = total;
    Some(fired)
}

/// Whether a verb of one kind's trigger says something of another kind too, or only links.
fn shared(s: &Syntax<'_>, kind: Kind, group: usize) -> bool {
    let (frames, v) = (&s.grammar.frames, &s.verbs[group]);
    let other = |t: &TriggerIndex| {
        let t = &frames.triggers[*t as usize];
        t.kind != kind && t.dimensions.has(Dimension::Count) && t.nouns.is_empty() && t.context.is_none()
    };
    // what is sent, kept or present says its noun
    let vague = matches!(kind, Kind::Deployment | Kind::Delivery | Kind::Strength | Kind::Stockpile | Kind::Participants);
    v.copula || frames.by_verb.get(&v.lemma).is_some_and(|list| list.iter().filter(|t| other(t)).count() > usize::from(!vague))
}

fn noun_score(how: Naming, dimension: Dimension) -> i32 {
    match how {
        // `12 refugee camps` counts camps
        Naming::Modifier if dimension == Dimension::Count => COUNT_MODIFIER,
        Naming::Head => NOUN_HEAD,
        Naming::Of => NOUN_OF,
        Naming::Subject => NOUN_SUBJECT,
        Naming::Object => NOUN_OBJECT,
        Naming::Modifier => NOUN_MODIFIER,
    }
}

fn verb_matches(s: &Syntax<'_>, t: &Trigger, g: &Governor) -> Option<i32> {
    let v = &s.verbs[g.group];
    // `shot dead by two policemen`: who does it, not what it is done to
    let agent = v.passive && g.preposition.is_some_and(|p| s.is(p, Set::By));
    if agent && !t.at.iter().any(|p| matches!(p, Position::After(_))) {
        return None;
    }
    let matched = t
        .verbs
        .iter()
        .filter(|(lemma, particle)| *lemma == v.lemma && (*particle == 0 || particle_near(s, v.main, *particle)))
        .map(|(_, p)| *p != 0)
        .max()?;
    let particle = if matched { PARTICLE } else { 0 };
    if t.at.is_empty() || t.at.contains(&Position::Any) {
        return Some(particle);
    }
    let fits = t.at.iter().any(|p| match (p, g.position) {
        (Position::After(a), Position::After(b)) => *a == b,
        (a, b) => *a == b,
    });
    fits.then_some(POSITION + particle)
}

/// `shoot down 30`, `shot 30 of them down`.
fn particle_near(s: &Syntax<'_>, main: usize, particle: WordId) -> bool {
    (main + 1..(main + 6).min(s.len())).take_while(|i| !matches!(s.cats[*i], Cat::Comma | Cat::Stop)).any(|i| s.word(i) == particle)
}

/// How many words stand before the last of the longest noun of a trigger that a noun is.
fn noun_matches(s: &Syntax<'_>, t: &Trigger, n: &Namer, names: &[WordId; 2]) -> Option<i32> {
    let found = t.nouns.iter().filter_map(|words| {
        let (last, before) = words.split_first()?;
        let stands = |(k, w): (usize, &WordId)| n.token > k && (s.word(n.token - k - 1) == *w || s.noun_lemma(n.token - k - 1) == *w);
        (names.contains(last) && before.iter().enumerate().all(stands)).then_some(before.len() as i32)
    });
    found.max()
}
