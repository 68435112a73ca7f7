"""Writes currencies.tsv and ecb_rates.tsv beside this script.

In: the reference data folder, `python3 grammars/tables/derive_currency.py /work/shared/data`.
CLDR gives codes, names, exponents and countries of the currencies in use; iso_currency the numeric codes it lacks.
What neither holds stands in the tables below: everyday English names, unambiguous signs, currencies of the past.
A form that two currencies share belongs in currencies.yaml (`shared`), and the script stops if one is found here.
"""

import csv
import io
import pathlib
import sys
import zipfile

# `name/s` has the regular plural, `name/plural` another one, `name/` the same form; `/plural` gives a plural only, where the
# singular is another English word (`2,000 real people`).
NAMES = {
    "AED": "United Arab Emirates dirham/s, Emirati dirham/s",
    "AFN": "afghani/s",
    "ALL": "lek/s, lek/lekë, lek/, Albanian lek/s, Albanian lek/",
    "AMD": "dram/s",
    "AOA": "kwanza/s",
    "ARS": "Argentinian peso/s, Argentinean peso/s",
    "AUD": "Aussie dollar/s, AU dollar/s",
    "AWG": "Aruban florin/s, Aruban guilder/s",
    "AZN": "Azeri manat/s, Azerbaijani manat/, Azeri manat/, Azerbaijan manat/s",
    "BAM": "convertible mark/s, Bosnian mark/s, Bosnian convertible mark/s",
    "BBD": "Barbados dollar/s",
    "BDT": "taka/s, taka/, Bangladeshi taka/, Bangladesh taka/",
    "BMD": "Bermudian dollar/s, Bermuda dollar/s",
    "BOB": "boliviano/s",
    "BRL": "Brazilian real/, Brazilian real/reais, /reais",
    "BSD": "Bahamas dollar/s",
    "BTN": "ngultrum/s, ngultrum/, Bhutanese ngultrum/",
    "BWP": "pula/, pula/s, Botswana pula/, Botswanan pula/",
    "BYN": "Belarusian rouble/s, Belarus rouble/s, Belarus ruble/s, Belarusan ruble/s, Belarussian rouble/s, Belarussian ruble/s",
    "CAD": "Canada dollar/s",
    "CNY": "yuan/, yuan/s, Chinese yuan/s, renminbi/, Chinese renminbi/, yuan renminbi/",
    "CRC": "Costa Rican colon/colones, Costa Rican colón/colones",
    "CVE": "Cape Verde escudo/s, Cabo Verdean escudo/s",
    "CZK": "Czech koruna/koruny, Czech koruna/, Czech crown/s",
    "DKK": "Danish krone/, Danish krone/s, Danish crown/s",
    "DOP": "Dominican Republic peso/s",
    "ERN": "nakfa/s, nakfa/",
    "ETB": "birr/, birr/s, Ethiopian birr/",
    "EUR": "",
    "FJD": "Fiji dollar/s",
    "GBP": "pound sterling/pounds sterling, British pound sterling/British pounds sterling, UK pound/s, sterling pound/s, English pound/s",
    "GEL": "lari/, lari/s, Georgian lari/",
    "GHS": "cedi/s, Ghana cedi/s",
    "GMD": "dalasi/s, dalasi/, Gambian dalasi/",
    "GNF": "Guinea franc/s",
    "GTQ": "Guatemalan quetzal/quetzales, /quetzales",
    "GYD": "Guyanese dollar/s, Guyana dollar/s",
    "HNL": "lempira/s",
    "HTG": "gourde/s",
    "HUF": "forint/s, forint/, Hungarian forint/",
    "IDR": "rupiah/, rupiah/s, Indonesian rupiah/",
    "ILS": "shekel/s, Israeli shekel/s, new shekel/s, new Israeli shekel/s, sheqel/s, shekel/shekalim",
    "INR": "India rupee/s",
    "IRR": "Iranian riyal/s",
    "ISK": "Icelandic krona/kronur, Icelandic crown/s, króna/krónur, Icelandic krona/",
    "JPY": "yen/, yen/s",
    "KES": "Kenya shilling/s",
    "KGS": "Kyrgyz som/, Kyrgyzstani som/s, Kyrgyzstani som/, Kyrgyzstan som/s",
    "KHR": "riel/s, riel/, Cambodian riel/",
    "KMF": "Comoro franc/s, Comoros franc/s",
    "KPW": "",
    "KRW": "won/, Korean won/, Korea won/",
    "KZT": "tenge/, tenge/s, Kazakh tenge/s, Kazakh tenge/, Kazakhstani tenge/, Kazakhstan tenge/",
    "LAK": "kip/, kip/s, Lao kip/, Lao kip/s, Laotian kip/",
    "LSL": "loti/maloti, Lesotho loti/maloti",
    "MGA": "ariary/, ariary/ariaries, Malagasy ariary/",
    "MKD": "denar/s, denar/denari, Macedonian denar/s",
    "MMK": "kyat/s, kyat/, Myanmar kyat/, Burmese kyat/s, Burmese kyat/",
    "MNT": "tugrik/s, tugrik/, tögrög/, togrog/, tughrik/s, Mongolian tugrik/, Mongolian tögrög/, Mongolian togrog/s",
    "MOP": "pataca/s, Macau pataca/s",
    "MRU": "ouguiya/s, ouguiya/, Mauritanian ouguiya/",
    "MVR": "rufiyaa/, rufiyaa/s, Maldivian rufiyaa/",
    "MWK": "Malawi kwacha/, Malawian kwacha/",
    "MYR": "ringgit/, ringgit/s, Malaysian ringgit/, Malaysia ringgit/",
    "MZN": "metical/meticais, metical/s, Mozambican metical/meticais, Mozambique metical/meticais",
    "NAD": "Namibia dollar/s",
    "NGN": "naira/, naira/s, Nigerian naira/, Nigeria naira/",
    "NIO": "Nicaraguan cordoba/s, /córdobas, /cordobas",
    "NOK": "Norwegian krone/, Norwegian krone/s, Norwegian crown/s",
    "NPR": "Nepali rupee/s, Nepal rupee/s",
    "NZD": "Kiwi dollar/s, NZ dollar/s",
    "OMR": "Omani riyal/s, Oman rial/s",
    "PAB": "balboa/s",
    "PEN": "sol/soles, new sol/new soles, nuevo sol/nuevos soles, Peruvian new sol/Peruvian new soles, Peruvian nuevo sol/Peruvian nuevos soles",
    "PGK": "kina/, Papua New Guinea kina/",
    "PHP": "Filipino peso/s, Philippines peso/s",
    "PKR": "Pakistan rupee/s",
    "PLN": "zloty/s, zloty/, zloty/zloties, zloty/zlotych, złoty/złotys, złoty/, złoty/złotych, Polish zloty/, Polish zloty/zlotych, Polish złoty/, Polish złoty/złotys",
    "PYG": "Paraguayan guaraní/guaraníes, Paraguayan guaraní/guaranís, Paraguayan guarani/guaranies, /guaraníes, /guaranies",
    "QAR": "Qatari rial/s, Qatar riyal/s",
    "RUB": "rouble/s, ruble/s, Russian rouble/s, Russia rouble/s, Russian ruble/s",
    "SAR": "Saudi rial/s, Saudi Arabian riyal/s",
    "SCR": "Seychelles rupee/s",
    "SEK": "Swedish krona/, Swedish krona/s, Swedish crown/s",
    "SGD": "Singaporean dollar/s, Sing dollar/s",
    "SHP": "Saint Helena pound/s, St Helena pound/s, St. Helena pound/s",
    "SLE": "Sierra Leone leone/s",
    "SOS": "Somalia shilling/s",
    "SRD": "Suriname dollar/s",
    "STN": "dobra/s, São Tomé and Príncipe dobra/s, Sao Tome and Principe dobra/s",
    "SZL": "lilangeni/emalangeni, Swazi lilangeni/emalangeni",
    "THB": "baht/, baht/s, Thai baht/s, Thailand baht/",
    "TJS": "somoni/s, somoni/, Tajik somoni/s, Tajik somoni/, Tajikistani somoni/",
    "TMT": "Turkmen manat/s, Turkmen manat/, Turkmenistani manat/s, Turkmenistan manat/",
    "TOP": "pa'anga/, Tongan pa'anga/",
    "TRY": "Turkish lira/s, Turkish lira/, Turkey lira/",
    "TTD": "Trinidad and Tobago dollar/s, Trinidad dollar/s, TT dollar/s",
    "TWD": "Taiwan dollar/s, Taiwanese dollar/s",
    "TZS": "Tanzania shilling/s",
    "UAH": "hryvnia/s, hryvnia/, hryvnya/s, hryvna/s, hryvnia/hryvni, hryvnia/hryven, Ukrainian hryvnia/, Ukrainian hryvnya/s, Ukrainian hryvna/s, Ukraine hryvnia/s",
    "UGX": "Uganda shilling/s",
    "USD": "American dollar/s, United States dollar/s, U.S. dollar/s",
    "UZS": "soum/s, soum/, Uzbek som/s, Uzbek som/, Uzbek sum/s, Uzbek sum/, Uzbek soum/s, Uzbek soum/, Uzbekistani som/s, Uzbekistani sum/",
    "VES": "Venezuelan bolivar/s, Venezuelan bolivar/bolivares, Venezuelan bolívar/bolívares, sovereign bolivar/s",
    "VND": "dong/, dong/s, Vietnamese dong/, Vietnam dong/, đồng/, Vietnamese đồng/",
    "VUV": "vatu/, Vanuatu vatu/",
    "WST": "tala/, Samoan tala/",
    "XCG": "",
    "XPF": "Pacific franc/s, French Pacific franc/s",
    "ZAR": "rand/, rand/s, South African rand/s, South Africa rand/",
    "ZMW": "Zambian kwacha/, Zambia kwacha/",
    "ZWG": "Zimbabwe ZiG/",
}

# Signs and abbreviations that mean one currency only, in their exact letters; the code itself is read too.
SYMBOLS = {
    "AOA": "Kz", "AMD": "֏", "ARS": "AR$", "AUD": "A$ AU$ AUD$", "AZN": "₼", "BDT": "৳ Tk", "BRL": "R$", "BZD": "BZ$",
    "CAD": "C$ CA$ CAD$ CDN$", "CHF": "Fr SFr", "CNY": "CN¥ RMB", "COP": "COP$", "CRC": "₡", "CZK": "Kč", "DOP": "RD$", "EGP": "E£",
    "EUR": "€", "FJD": "FJ$", "GBP": "£", "GEL": "₾", "GHS": "GH₵ ₵", "HKD": "HK$ HKD$", "IDR": "Rp", "ILS": "₪ NIS", "INR": "₹",
    "JMD": "J$", "JPY": "JP¥", "KES": "KSh Ksh", "KHR": "៛", "KRW": "₩", "KZT": "₸", "LAK": "₭", "LBP": "L£", "MNT": "₮", "MOP": "MOP$",
    "MXN": "MX$ MXN$", "MYR": "RM", "NAD": "N$", "NGN": "₦", "NZD": "NZ$ NZD$", "PHP": "₱", "PLN": "zł zl", "PYG": "₲", "RUB": "₽",
    "SGD": "S$ SG$ SGD$", "THB": "฿", "TRY": "₺", "TTD": "TT$", "TWD": "NT$ TW$", "TZS": "TSh Tsh", "UAH": "₴", "UGX": "USh Ush",
    "USD": "US$ USD$ U.S.$", "UYU": "UYU$", "VND": "₫", "XCD": "EC$", "AFN": "؋", "ZMW": "ZK", "ZWG": "ZiG",
    "BTC": "₿ XBT", "XDR": "SDR SDRs", "FRF": "₣", "ITL": "₤", "ESP": "₧", "GRD": "₯", "DEM": "DM", "IEP": "IR£",
}

# Parts that English names; how many make one.
SUBUNITS = {
    "cent=100": "USD EUR AUD CAD NZD HKD SGD TWD ZAR JMD TTD BBD BSD BZD FJD GYD LRD NAD XCD BMD BND KYD SBD SRD KES LKR MUR SCR NLG EEK",
    "penny=100": "GBP FKP GIP SHP IEP", "kopeck=100": "RUB BYN SUR BYR", "kopiyka=100": "UAH", "centime=100": "CHF FRF BEF LUF MAD DZD HTG",
    "paisa=100": "INR PKR NPR BDT", "fen=100|jiao=10": "CNY", "sen=100": "MYR IDR JPY", "grosz=100": "PLN", "øre=100": "NOK DKK",
    "öre=100": "SEK", "piastre=100": "EGP LBP SYP SDG SSP", "agora=100": "ILS", "kuruş=100": "TRY", "satoshi=100000000": "BTC",
    "pfennig=100": "DEM DDM", "centavo=100": "MXN PHP ARS BRL COP CLP CUP DOP PTE", "tyiyn=100": "KGS", "tetri=100": "GEL",
    "haléř=100": "CZK CSK", "stotinka=100": "BGN", "ban=100": "RON MDL", "fils=1000": "IQD JOD KWD BHD", "fils=100": "AED",
    "halala=100": "SAR", "satang=100": "THB", "kobo=100": "NGN", "pesewa=100": "GHS", "groschen=100": "ATS",
}

# Past and other currencies: code, numeric, name, names, exponent, countries.
OTHERS = """
ANG|532|Netherlands Antillean Guilder|Netherlands Antillean guilder/s, Netherlands Antilles guilder/s|2|cw sx
ATS|040|Austrian Schilling|Austrian schilling/s, schilling/s|2|at
BEF|056|Belgian Franc|Belgian franc/s|0|be
BGN|975|Bulgarian Lev|lev/leva, Bulgarian lev/leva, Bulgarian lev/s|2|bg
BTC||Bitcoin|bitcoin/s, bitcoin/|8|
BYR|974|Belarusian Ruble (2000–2016)|old Belarusian ruble/s, old Belarusian rouble/s|0|by
BRE||Brazilian Cruzeiro (1990–1993)|cruzeiro/s, Brazilian cruzeiro/s|2|br
CSK|200|Czechoslovak Koruna|Czechoslovak koruna/s, Czechoslovak crown/s|2|cz sk
CYP|196|Cypriot Pound|Cypriot pound/s, Cyprus pound/s|2|cy
DDM|278|East German Mark|East German mark/s, Ostmark/s|2|de
DEM|276|German Mark|German mark/s, deutschmark/s, Deutsche mark/s, Deutsche mark/, deutsch mark/s, D-mark/s, West German mark/s|2|de
ECS|218|Ecuadorian Sucre|Ecuadorian sucre/s|0|ec
EEK|233|Estonian Kroon|kroon/s, kroon/krooni, Estonian kroon/s, Estonian kroon/krooni|2|ee
ESP|724|Spanish Peseta|peseta/s, Spanish peseta/s|0|es
FIM|246|Finnish Markka|markka/s, markka/markkaa, Finnish markka/s, Finnish mark/s|2|fi
FRF|250|French Franc|French franc/s|2|fr
GHC|288|Ghanaian Cedi (1979–2007)|old Ghanaian cedi/s|2|gh
GRD|300|Greek Drachma|drachma/s, drachma/drachmae, drachma/drachmas, Greek drachma/s|0|gr
HRK|191|Croatian Kuna|kuna/s, kuna/, kuna/kune, Croatian kuna/s, Croatian kuna/|2|hr
IEP|372|Irish Pound|Irish pound/s, Irish punt/s|2|ie
ITL|380|Italian Lira|Italian lira/s, Italian lira/lire, Italian lira/, /lire|0|it
LTL|440|Lithuanian Litas|litas/, litas/litai, Lithuanian litas/litai, Lithuanian litas/|2|lt
LUF|442|Luxembourgian Franc|Luxembourg franc/s, Luxembourgian franc/s|0|lu
LVL|428|Latvian Lats|Latvian lats/lati, Latvian lats/|2|lv
MTL|470|Maltese Lira|Maltese lira/s, Maltese lira/, Maltese pound/s|2|mt
NLG|528|Dutch Guilder|Dutch guilder/s, Dutch florin/s|2|nl
PTE|620|Portuguese Escudo|Portuguese escudo/s|0|pt
ROL|642|Romanian Leu (1952–2006)|old Romanian leu/lei|2|ro
SIT|705|Slovenian Tolar|tolar/s, tolar/tolarjev, Slovenian tolar/s, Slovene tolar/s|2|si
SKK|703|Slovak Koruna|Slovak koruna/s, Slovak koruna/koruny, Slovak crown/s|2|sk
SLL|694|Sierra Leonean Leone (1964–2022)|old Sierra Leonean leone/s|2|sl
SUR|810|Soviet Rouble|Soviet rouble/s, Soviet ruble/s|2|
SVC|222|Salvadoran Colón|Salvadoran colón/colones, Salvadoran colon/colones|2|sv
TRL|792|Turkish Lira (1922–2005)|old Turkish lira/s, old Turkish lira/|0|tr
VEB|862|Venezuelan Bolívar (1871–2008)|old bolivar/s|2|ve
VEF|937|Venezuelan Bolívar (2008–2018)|strong bolivar/s, bolivar fuerte/bolivares fuertes|2|ve
XDR|960|Special Drawing Rights|special drawing right/s|2|
YUM|891|Yugoslavian Dinar|Yugoslav dinar/s, Yugoslavian dinar/s|2|rs me
ZMK|894|Zambian Kwacha (1968–2012)|old Zambian kwacha/|2|zm
ZWD|716|Zimbabwean Dollar (1980–2008)|old Zimbabwean dollar/s|2|zw
ZWL|932|Zimbabwean Dollar (2009–2024)|Zimbabwean dollar/s, Zimbabwe dollar/s|2|zw
"""

# CLDR forms that English prose does not use, that mean something else, or that two currencies share.
DROPPED = {"colóns", "Zimbabwean gold", "Turkish Lira", "Romanian Lei", "Trinidad & Tobago", "São Tomé & Príncipe", "St. Helena"}
# Parts of CLDR's region lists that are no countries.
NOT_COUNTRIES = {"AC", "DG", "EA", "IC", "TA", "EU"}


def inflected(names):
    """(singular, plural) of each name in the notation above; a plural other than -s replaces the last word."""
    for item in filter(None, (n.strip() for n in names.split(","))):
        one, _, ending = item.partition("/")
        if one == "":
            yield None, ending
        elif ending == "":
            yield one, one
        elif ending == "s":
            yield one, one + "s"
        elif " " in ending:
            yield one, ending
        else:
            yield one, " ".join(one.split()[:-1] + [ending])


def unique(items):
    seen = {}
    for item in items:
        seen.setdefault(item.lower(), item)
    return list(seen.values())


def currencies(data):
    with open(data / "currency/currencies_cldr.tsv", encoding="utf-8") as f:
        cldr = {r["code"]: r for r in csv.DictReader(f, delimiter="\t")}
    with open(data / "currency/iso_currency_isodata.tsv", encoding="utf-8") as f:
        numeric = {r["alpha3"]: r["numeric"] for r in csv.DictReader(f, delimiter="\t")}
    rows = {}
    for code, r in cldr.items():
        if not r["regions_current"]:
            continue
        names = [(r["one"], r["other"])]
        if any(d in n for d in DROPPED for n in names[0]):
            names = []
        # `Afghan Afghani` and the like: only the adjective keeps its capital
        names = [(a.replace("Afghan Afghani", "Afghan afghani"), b.replace("Afghan Afghani", "Afghan afghani")) for a, b in names]
        names += inflected(NAMES.get(code, ""))
        countries = [c.lower() for c in r["regions_current"].split() if c not in NOT_COUNTRIES]
        rows[code] = (r["numeric"] or numeric[code], r["name"], names, r["exponent"], countries)
    for line in OTHERS.strip().splitlines():
        code, number, name, names, exponent, countries = line.split("|")
        assert code not in rows, code
        rows[code] = (number, name, list(inflected(names)), exponent, countries.split())
    for unknown in (NAMES.keys() | SYMBOLS.keys()) - rows.keys():
        sys.exit(f"{unknown}: no such currency")
    subunits = {code: [] for code in rows}
    for parts, codes in SUBUNITS.items():
        for code in codes.split():
            subunits[code].append(parts)
    out = []
    for code, (number, name, names, exponent, countries) in sorted(rows.items()):
        singular = unique(a.replace("ʻ", "'") for a, _ in names if a)
        plural = unique(b.replace("ʻ", "'") for _, b in names)
        assert singular and plural, code
        out.append([code, number, name, "|".join(singular), "|".join(plural), "|".join(SYMBOLS.get(code, "").split()),
                    exponent, "|".join(subunits[code]), "|".join(countries)])
    check(out)
    return out


def check(rows):
    owner = {}
    for row in rows:
        for form in {f.lower() for f in row[3].split("|") + row[4].split("|") if f} | {f for f in row[5].split("|") if f}:
            if owner.setdefault(form, row[0]) != row[0]:
                sys.exit(f"{form}: both {owner[form]} and {row[0]}; a shared form belongs in currencies.yaml")


def rates(data):
    with zipfile.ZipFile(data / "fx/eurofxref-hist.zip") as z:
        rows = list(csv.reader(io.StringIO(z.read("eurofxref-hist.csv").decode())))
    header = ["date"] + [c for c in rows[0][1:] if c]
    body = [[c if c != "N/A" else "" for c in r[: len(header)]] for r in rows[1:] if r]
    return [header] + sorted(body)


def write(path, rows):
    assert not any("\t" in c or "\n" in c for r in rows for c in r)
    path.write_text("".join("\t".join(r) + "\n" for r in rows), encoding="utf-8")
    print(f"{path.name}: {len(rows) - 1} rows")


def main():
    data, here = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent
    header = ["code", "numeric", "name", "singular", "plural", "symbols", "exponent", "subunits", "countries"]
    write(here / "currencies.tsv", [header] + currencies(data))
    write(here / "ecb_rates.tsv", rates(data))


if __name__ == "__main__":
    main()
