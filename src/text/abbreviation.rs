//! Words with a point after them that ends no sentence, and words that start one.

/// How an abbreviation bears on the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Something always follows: `Mr.`, `e.g.`
    Inside,
    /// A number follows, or it is a word: `No.`, `Art.`
    BeforeNumber,
    /// `a.m.` and `p.m.`: a day or a zone may follow.
    TimeOfDay,
    /// It may end a sentence: `U.S.`, `Inc.`, `Jan.`, an initial.
    Either,
}

const INSIDE: &str = "\
    Mr Mrs Ms Mx Dr Prof Gen Lt Col Capt Cpt Sgt Maj Adm Cmdr Cpl Pvt Brig Sen Rep Gov Pres \
    Amb Supt Rev Fr Hon Messrs Mme Mlle Hr Sra Srta vs v cf viz ca approx e.g i.e z.B d.h \
    bzw ggf т.е т.к т.н им ул см ст";

const BEFORE_NUMBER: &str = "\
    No Nos Nr Art Arts Sec Fig Figs Vol p pp ch para paras Op op Abs п №";

const EITHER: &str = "\
    Inc St Ltd Co Corp Bros Jr Sr etc al Ave Blvd Rd Mt Ft Jan Feb Mar Apr Jun Jul Aug Sep Sept \
    Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Ala Ariz Ark Calif Colo Conn Del \
    Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va \
    Vt Wash Wis Wyo Dept est Est bn mn usw г гг млн млрд тыс руб др обл";

const STARTERS: &str = "\
    A About According Across After Again Against All Already Also Although Among An And \
    Another Any Anyone As Asked At Back Because Before Both But By Can Could Despite Did Do \
    Does During Each Earlier Either Even Every Everyone Few Finally First Following For \
    Former From Further Given Had Has Have He Hence Her Here His How However I If In Indeed \
    Instead Is It Its Just Last Later Like Many Meanwhile More Moreover Most Much My Neither \
    Never Next No Nobody None Nor Not Nothing Now Of Officials On Once One Only Or Other \
    Others Our Over People Perhaps Previously Put Rather Recently Shall She Should Since So \
    Some Soon Still Such Than That The Their Then There Therefore These They This Those \
    Though Through Throughout Thus To Today Together Two Under Unless Until Upon Was We Were \
    What When Where Whether Which While Who Whose Why Will With Within Without Would \
    Yesterday Yet You Your А Без В Во Вот Все Де Для До Если За И Из Их Как Когда Кто Мы На \
    Не Но О Об Он Она Они От По После При С Так Также Там То Тогда У Что Чтобы Эта Эти Это \
    Этот Я Але Він Вона Вони Й Його Коли Після Та Тому Це Цей Що Який";

const SPEECH_VERBS: &str = "\
    said says asked asks told tells added adds replied replies answered wrote writes warned \
    warns stated states insisted declared shouted exclaimed continued demanded wondered \
    posted tweeted quipped retorted remarked inquired cried";

const TIMES: &str = "\
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April \
    May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep \
    Sept Oct Nov Dec Mon Tue Wed Thu Fri Sat Sun Eastern Central Mountain Pacific Greenwich \
    Zulu";

impl Abbreviation {
    /// What the word, without the point after it, is an abbreviation of this kind.
    pub(super) fn of(word: &str) -> Option<Self> {
        let has = |list| has(list, word);
        if word.eq_ignore_ascii_case("a.m") || word.eq_ignore_ascii_case("p.m") {
            Some(Self::TimeOfDay)
        } else if has(INSIDE) {
            Some(Self::Inside)
        } else if has(BEFORE_NUMBER) {
            Some(Self::BeforeNumber)
        } else if has(EITHER) || is_initials(word) {
            Some(Self::Either)
        } else {
            None
        }
    }
}

/// Whether a sentence often starts with the first word of the text. A single letter with a point
/// after it is an initial.
pub(super) fn starts_sentences(text: &str) -> bool {
    let (word, rest) = first_word(text);
    has(STARTERS, word) && !(word.chars().count() == 1 && rest.starts_with('.'))
}

/// Whether the text goes on with a day, a month or a zone: `Monday`, `EST`, `Moscow time`.
pub(super) fn is_time(text: &str) -> bool {
    let (word, rest) = first_word(text);
    let zone = (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
    zone || has(TIMES, word) || first_word(rest.trim_start()).0 == "time"
}

/// Whether the word tells that somebody speaks.
pub(super) fn is_speech_verb(word: &str) -> bool {
    has(SPEECH_VERBS, word)
}

fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// One capital letter, or letters with points between them: `J`, `U.S`, `Ph.D`, `т.д`.
fn is_initials(word: &str) -> bool {
    let mut parts = word.split('.');
    let short = |part: &str| {
        (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
    };
    if !word.contains('.') {
        return word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    }
    parts.all(short)
}

fn first_word(text: &str) -> (&str, &str) {
    let end = text
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len());
    text.split_at(end)
}
