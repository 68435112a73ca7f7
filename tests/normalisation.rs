//! Cases worked by hand: what a quantity means, computed from the conventions, the tables and a calendar, not from what the program says.
//!
//! The quantity stands in braces. An interval is written as in mathematics: `[a, b)` holds a and not b, an open end is `…`.

use chrono::NaiveDate;
use claimsheet::normalise::{Claim, Normalised, Time};
use claimsheet::{Document, Grammar, analyse};
use std::sync::LazyLock;

static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::embedded);

/// Hedged numbers, by the table of conventions; `u` is half a unit of the last digit that is not a trailing zero.
const INTERVALS: &[(&str, &str)] = &[
    // exact: v ± u from two trailing zeros on, else v alone
    ("The army has {260,000} soldiers.", "[255000, 265000] {soldier}"),
    ("The army has {80,000} soldiers.", "[75000, 85000] {soldier}"),
    ("The army has {3,214} soldiers.", "[3214, 3214] {soldier}"),
    ("The plan has {28} points.", "[28, 28] {point}"),
    ("The ministry lost {150} tanks.", "[150, 150] {tank}"),
    ("The ministry lost {1,500} tanks.", "[1450, 1550] {tank}"),
    ("The city counted {5.5 million} voters.", "[5450000, 5550000] {voter}"),
    ("The shop sold {a dozen} bicycles.", "[12, 12] {bicycle}"),
    // about: 10 %, or u where that is more
    ("The army has {about 77,000} soldiers.", "[69300, 84700] {soldier}"),
    ("The airline flew {around 45} passengers home.", "[40.5, 49.5] {passenger}"),
    ("The navy lost {roughly 3,000} sailors.", "[2500, 3500] {sailor}"),
    ("Police arrested {some 5} men.", "[4.5, 5.5] {man}"),
    // almost: 5 % below, or u; the number itself is not reached
    ("Russia launched {almost 5,200} drones.", "[4940, 5200) {drone}"),
    ("The army lost {nearly 95} tanks.", "[90.25, 95) {tank}"),
    ("The fleet has {just under 3,000} vans.", "[2500, 3000) {van}"),
    // bounds
    ("The plant made {fewer than 600} missiles.", "[0, 600) {missile}"),
    ("The plant made {up to 300} missiles.", "[0, 300] {missile}"),
    ("Russia holds {more than 1,300} missiles.", "(1300, …) {missile}"),
    ("The strike killed {at least 35} people.", "[35, …) {person}"),
    ("The bridge carries {no more than 40} lorries.", "[0, 40] {lorry}"),
    // ranges and vague magnitudes
    ("The raid killed {between 10 and 20} fighters.", "[10, 20] {fighter}"),
    ("The army needs {300–400} tanks.", "[300, 400] {tank}"),
    ("Russia launched {dozens} of drones.", "[24, …) {drone}"),
    ("The storm displaced {hundreds of thousands} of people.", "[200000, …) {person}"),
    // a quantity that can be negative is open downwards
    ("The night was {below -5C} in Oslo.", "(…, 268.15) K"),
];

/// Rates of time, per year: 12 months, 52 weeks, 365 days, 8,760 hours, 4 quarters.
const RATES: &[(&str, &str)] = &[
    ("Russia can produce {almost 3,000} missiles a year.", "[2500, 3000) {missile}/a"),
    ("The plant builds {90} vans a month.", "[1080, 1080] {van}/a"),
    ("Ukraine loses {40} drones per week.", "[2080, 2080] {drone}/a"),
    ("Russia launches {up to 150} drones a day.", "[0, 54750] {drone}/a"),
    ("The yard delivers {12} tanks every quarter.", "[48, 48] {tank}/a"),
    // 20: 10 % is 2, u is 5
    ("The gun fires {about 20} shells an hour.", "[131400, 219000] {shell}/a"),
    ("A volunteer earns {€2,750} a month.", "[33000, 33000] EUR/a"),
    // 1,200 ± 50 barrels of 158.987294928 litres, 365 days
    ("The field yields {1,200 barrels} of oil a day.", "[66734917.046028, 72537953.3109] L/a"),
    // no rate of time: the denominator stays
    ("Oil costs {$60} a barrel.", "[60, 60] USD/{barrel}"),
];

/// Measures in their canonical units, by exact factors.
const UNITS: &[(&str, &str)] = &[
    ("It was {77°F} in Boston.", "[298.15, 298.15] K"),
    ("It was {-40°F} in Fairbanks.", "[233.15, 233.15] K"),
    ("It was {30C} in Madrid.", "[303.15, 303.15] K"),
    ("The road is {3 miles} long.", "[4828.032, 4828.032] m"),
    ("The ship lay {5 nautical miles} off the coast.", "[9260, 9260] m"),
    ("The wall is {6 feet} high.", "[1.8288, 1.8288] m"),
    ("The range of the missile is {1,500km}.", "[1450000, 1550000] m"),
    ("The park covers {25 acres}.", "[101171.41056, 101171.41056] m2"),
    ("The fire burned {7 hectares}.", "[70000, 70000] m2"),
    ("The island has an area of {5 square miles}.", "[12949940.55168, 12949940.55168] m2"),
    ("Police seized {nearly four tonnes} of cocaine.", "[3500, 4000) kg"),
    ("The parcel weighs {18lb}.", "[8.16466266, 8.16466266] kg"),
    ("The nugget weighs {9 ounces}.", "[0.255145708125, 0.255145708125] kg"),
    // 400 ± 50 barrels
    ("The tanker spilled {400 barrels} of oil.", "[55645.5532248, 71544.2827176] L"),
    ("The tank holds {5 gallons} of fuel.", "[18.92705892, 18.92705892] L"),
    ("The train travels at {90 km/h}.", "[25, 25] m/s"),
    ("The car was driven at {60mph}.", "[26.8224, 26.8224] m/s"),
    ("The boat reached a speed of {45 knots}.", "[23.15, 23.15] m/s"),
    ("The reactor has a capacity of {800 MW}.", "[750000000, 850000000] W"),
    ("The battery stores {35 kWh}.", "[126000000, 126000000] J"),
    ("The phone has {12GB} of memory.", "[96000000000, 96000000000] bit"),
    ("The strike lasted {two weeks}.", "[1209600, 1209600] s"),
    // a year of 365.25 days
    ("A woman, {61}, was killed.", "[1925013600, 1925013600] s"),
    ("The bank cut its rate by {25 basis points}.", "[0.25, 0.25] [pp]"),
    ("{A quarter} of the voters stayed away.", "[0.25, 0.25] 1"),
    ("The number of attacks {doubled}.", "[2, 2] 1"),
];

/// Money: when published, the sentence, the interval in its own currency, and the value at the reference rates of the day
/// (`grammars/tables/ecb_rates.tsv`, units per euro), or of the last business day before it.
const MONEY: &[(&str, &str, &str)] = &[
    // the euro needs no rate but the dollar's
    ("2024-11-05", "Volunteers get {up to €10,000}.", "[0, 10000] EUR = EUR 10000, USD 10897 at USD 1.0897 of 2024-11-05"),
    // 8,000,000 / 0.8392, and that × 1.0897
    (
        "2024-11-05",
        "The fine was {£8 million}.",
        "[7500000, 8500000] GBP = EUR 9532888.47, USD 10387988.56 at GBP 0.8392, USD 1.0897 of 2024-11-05",
    ),
    // a Saturday and a Sunday: Friday's
    ("2024-11-09", "The bridge cost {$5 million}.", "[4500000, 5500000] USD = EUR 4641663.57, USD 5000000 at USD 1.0772 of 2024-11-08"),
    (
        "2024-11-10",
        "The bridge cost {90 million yen}.",
        "[85000000, 95000000] JPY = EUR 548178.83, USD 590498.23 at JPY 164.18, USD 1.0772 of 2024-11-08",
    ),
    // Easter Monday: the rates of the Thursday before
    ("2024-04-01", "The fine was {2,500 zlotys}.", "[2450, 2550] PLN = EUR 579.74, USD 626.75 at PLN 4.3123, USD 1.0811 of 2024-03-28"),
    // New Year's Day
    ("2025-01-01", "The ticket costs {75 Swiss francs}.", "[75, 75] CHF = EUR 79.69, USD 82.79 at CHF 0.9412, USD 1.0389 of 2024-12-31"),
    (
        "2023-06-15",
        "The fine was {200 million Danish kroner}.",
        "[150000000, 250000000] DKK = EUR 26837352.23, USD 29035331.37 at DKK 7.4523, USD 1.0819 of 2023-06-15",
    ),
    // the first day of the table, and the last day that it still serves, a week after its end
    ("1999-01-04", "The ticket costs {$1,000}.", "[500, 1500] USD = EUR 848.25, USD 1000 at USD 1.1789 of 1999-01-04"),
    (
        "2026-11-06",
        "The ticket costs {60,000 Swedish kronor}.",
        "[55000, 65000] SEK = EUR 5465.48, USD 6106.03 at SEK 10.978, USD 1.1172 of 2026-10-30",
    ),
    ("2026-11-07", "The ticket costs {60,000 Swedish kronor}.", "[55000, 65000] SEK"),
    ("1998-12-31", "The ticket costs {$1,000}.", "[500, 1500] USD"),
    // no rate of the rouble since March 2022, and never one of the hryvnia: nothing is invented
    ("2023-06-15", "The fine was {300 roubles}.", "[250, 350] RUB"),
    ("2024-11-05", "The bonus was {almost 3 million hryvnias}.", "[2500000, 3000000) UAH"),
    // no date, no rate
    ("", "The bridge cost {$5 million}.", "[4500000, 5500000] USD"),
    // of a range, the low end
    (
        "2025-01-15",
        "The deal is worth {between 2 and 3 billion Norwegian kroner}.",
        "[2000000000, 3000000000] NOK = EUR 170889050.28, USD 176015721.79 at NOK 11.7035, USD 1.03 of 2025-01-15",
    ),
    (
        "2025-01-15",
        "The fine was {10 crore rupees}.",
        "[50000000, 150000000] INR = EUR 1123412.48, USD 1157114.85 at INR 89.0145, USD 1.03 of 2025-01-15",
    ),
];

/// Restated amounts: when published, the sentence, the second amount and how far it is off: restated over stated, beside the exact factor
/// or the day's rate.
const RESTATED: &[(&str, &str, &str)] = &[
    // 0.8 / 0.8392 − 1
    ("2024-11-05", "Volunteers get {€10,000} (£8,000).", "£8,000 = 8000 GBP: 0.8, reference 0.8392, -0.0467"),
    // 0.92 / (1 / 1.0772) − 1
    ("2024-11-09", "The bridge cost {$5 million} (€4.6 million).", "€4.6 million = 4600000 EUR: 0.92, reference 0.928333, -0.009"),
    // 1 / 1.609344
    ("2024-11-05", "The road is {100km} (62 miles) long.", "62 miles = 62 mi: 0.62, reference 0.621371, -0.0022"),
    ("2023-06-15", "The fine was {300 roubles} ($4).", "$4 = 4 USD: no reference"),
];

/// Times: when published, the sentence, the first and last day, both included.
const TIMES: &[(&str, &str, &str)] = &[
    // 2025-01-15 is a Wednesday; the past is meant unless the clause is about the future
    ("2025-01-15", "Police arrested {40} men on Thursday.", "2025-01-09/2025-01-09"),
    ("2025-01-15", "Police arrested {40} men on Wednesday.", "2025-01-15/2025-01-15"),
    ("2025-01-15", "Police arrested {40} men last Friday.", "2025-01-10/2025-01-10"),
    ("2025-01-15", "Police will release {40} men on Friday.", "2025-01-17/2025-01-17"),
    ("2025-01-15", "Police arrested {40} men yesterday.", "2025-01-14/2025-01-14"),
    ("2025-01-15", "Police will release {40} men tomorrow.", "2025-01-16/2025-01-16"),
    ("2025-01-15", "Police arrested {40} men two days ago.", "2025-01-13/2025-01-13"),
    // calendar periods; a week runs from Monday to Sunday
    ("2025-01-15", "Police arrested {40} men last week.", "2025-01-06/2025-01-12"),
    ("2025-01-15", "Police arrested {40} men this week.", "2025-01-13/2025-01-19"),
    ("2025-01-15", "Police arrested {40} men last month.", "2024-12-01/2024-12-31"),
    ("2024-03-01", "Police arrested {40} men last month.", "2024-02-01/2024-02-29"),
    ("2025-01-15", "Police will release {40} men next month.", "2025-02-01/2025-02-28"),
    ("2025-01-15", "Police arrested {40} men last year.", "2024-01-01/2024-12-31"),
    ("2025-01-15", "Police will release {40} men next year.", "2026-01-01/2026-12-31"),
    ("2025-11-20", "Police arrested {40} men this year.", "2025-01-01/2025-12-31"),
    ("2025-11-20", "Police arrested {40} men so far this year.", "2025-01-01/2025-11-20"),
    // months and years by name
    ("2025-01-15", "Police arrested {40} men in November 2024.", "2024-11-01/2024-11-30"),
    ("2025-01-15", "Police arrested {40} men in October.", "2024-10-01/2024-10-31"),
    ("2025-12-10", "Police arrested {40} men in December.", "2025-12-01/2025-12-31"),
    ("2025-01-15", "Police arrested {40} men on 5 May 2022.", "2022-05-05/2022-05-05"),
    ("2025-01-15", "Police arrested {40} men on December 28.", "2024-12-28/2024-12-28"),
    ("2025-01-15", "Police arrested {40} men in 1998.", "1998-01-01/1998-12-31"),
    ("2025-01-15", "Police arrested {40} men in the 1990s.", "1990-01-01/1999-12-31"),
    // quarters and halves
    ("2025-01-15", "Police arrested {40} men in the third quarter of 2024.", "2024-07-01/2024-09-30"),
    ("2025-01-15", "Police arrested {40} men last quarter.", "2024-10-01/2024-12-31"),
    ("2025-01-15", "Police arrested {40} men in the first half of 2024.", "2024-01-01/2024-06-30"),
    // windows end on the day of publication and start the day after the same date one period before
    ("2022-03-16", "Police arrested {40} men in the past week.", "2022-03-10/2022-03-16"),
    ("2022-03-16", "Police arrested {40} men in the past 15 years.", "2007-03-17/2022-03-16"),
    ("2025-01-15", "Police arrested {40} men in the past month.", "2024-12-16/2025-01-15"),
    ("2025-01-15", "Police arrested {40} men over the past three days.", "2025-01-13/2025-01-15"),
    // open ends
    ("2025-01-15", "Police have arrested {40} men since 2014.", "2014-01-01/…"),
    ("2025-11-20", "Police have arrested {40} men since January.", "2025-01-01/…"),
    ("2025-01-15", "Police will hire {40} men by 2030.", "…/2030-12-31"),
    ("2025-01-15", "Police will hire {40} men by the end of March.", "…/2025-03-31"),
    // from the one to the other
    ("2025-01-15", "Police arrested {40} men between 2020 and 2023.", "2020-01-01/2023-12-31"),
    ("2025-01-15", "Police arrested {40} men from March to May 2024.", "2024-03-01/2024-05-31"),
    // without a date of publication words stay words
    ("", "Police arrested {40} men last week.", "…/…"),
    ("", "Police arrested {40} men in November 2024.", "2024-11-01/2024-11-30"),
];

#[test]
fn hedges_become_intervals_by_the_table() {
    all(INTERVALS.iter().map(|(s, e)| ("2025-01-15", *s, *e)), |c| interval(&c.normalised));
}

#[test]
fn rates_are_per_year() {
    all(RATES.iter().map(|(s, e)| ("", *s, *e)), |c| interval(&c.normalised));
}

#[test]
fn measures_come_in_canonical_units() {
    all(UNITS.iter().map(|(s, e)| ("2025-01-15", *s, *e)), |c| interval(&c.normalised));
}

#[test]
fn money_takes_the_rate_of_the_day() {
    all(MONEY.iter().copied(), |c| money(&c.normalised));
}

#[test]
fn restated_amounts_are_checked() {
    all(RESTATED.iter().copied(), restated);
}

#[test]
fn words_of_time_become_days() {
    all(TIMES.iter().copied(), |c| days(c.time.as_ref()));
}

/// Runs every case and tells of all that differ at once.
fn all<'c>(cases: impl Iterator<Item = (&'c str, &'c str, &'c str)>, show: impl Fn(&Claim) -> String) {
    let (mut count, mut wrong) = (0, Vec::new());
    for (published, sentence, expected) in cases {
        count += 1;
        let have = claim(published, sentence).map_or_else(|| "no claim there".to_owned(), |c| show(&c));
        if have != expected {
            wrong.push(format!("{sentence} ({published})\n    have     {have}\n    expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases\n  {}", wrong.len(), wrong.join("\n  "));
}

/// The claim at the braces of a sentence.
fn claim(published: &str, sentence: &str) -> Option<Claim> {
    let (start, end) = (sentence.find('{').expect("a quantity in braces"), sentence.find('}').expect("a quantity in braces") - 1);
    let mut document = Document::new("case", sentence.replace(['{', '}'], ""));
    if !published.is_empty() {
        document = document.published(published.parse().expect("a date"));
    }
    let inside = |c: &Claim| (c.quantity.bytes[0] as usize) < end && c.quantity.bytes[1] as usize > start;
    analyse(&GRAMMAR, document).claims.into_iter().find(inside)
}

fn interval(n: &Normalised) -> String {
    let end = |v: Option<claimsheet::base::Number>| v.map_or("…".to_owned(), claimsheet::base::Number::canonical);
    let (open, close) = (if n.low_included { '[' } else { '(' }, if n.high_included { ']' } else { ')' });
    format!("{open}{}, {}{close} {}", end(n.low), end(n.high), n.unit)
}

fn money(n: &Normalised) -> String {
    let Some(m) = &n.money else { return interval(n) };
    let amount = |v: Option<claimsheet::base::Number>| v.map_or("none".to_owned(), claimsheet::base::Number::canonical);
    let rates: Vec<String> = m.rates.iter().map(|(code, rate)| format!("{code} {}", rate.canonical())).collect();
    format!("{} = EUR {}, USD {} at {} of {}", interval(n), amount(m.eur), amount(m.usd), rates.join(", "), m.rate_date)
}

fn restated(c: &Claim) -> String {
    let [r] = c.restated.as_slice() else { return format!("{} restated amounts", c.restated.len()) };
    let check = r.check.as_ref().map_or("no reference".to_owned(), |k| {
        format!("{}, reference {}, {}", k.implied_rate.canonical(), k.reference_rate.canonical(), k.deviation.canonical())
    });
    format!("{} = {} {}: {check}", r.text, r.value.canonical(), r.unit.as_deref().unwrap_or("none"))
}

fn days(time: Option<&Time>) -> String {
    let Some(t) = time else { return "no time".to_owned() };
    let day = |d: Option<NaiveDate>| d.map_or("…".to_owned(), |d| d.to_string());
    format!("{}/{}", day(t.start), day(t.end))
}
