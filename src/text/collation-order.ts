/**
 * The order of characters by the root collation of CLDR, which English and French follow, for Latin, Greek and Cyrillic letters, digits,
 * punctuation and common symbols. Letters stand here in lower case and without their marks. It is data of this program, not of the runtime:
 * keys that are stored by one version of Node are compared with those of another. A test holds it against `Intl.Collator`.
 */

/** What comes first: spaces, punctuation and symbols. */
export const punctuation =
  " ‾_‗-‐‒–—―⁓,;⁏:!¡?¿‽.·⁕⁖⁘⁙⁚⁛⁜⁝⁞'‹›\"«»()[]{}⁅⁆‖§¶⁋@*⁎⁑/\\&⁊#%‰‱†‡•‣‧⁃⁌⁍′‵‸※‿⁔⁀⁐⁁⁂`´˜^¯˘˙¨˚˝¸˛͵ˆˇ°҂©®℮←→↑↓϶+±÷×<=>¬|¦~⁒⁄";

/** Then come the currencies, and then the digits. */
export const currencies = "¤¢$£¥₠₡₢₣₤₥₦₩₪₫€₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₽₾₿⃀";

/** The letters a to z, each with the letters that come between it and the next. */
export const latin =
  "aⱥɐɑɒ bʙƀɓƃ cȼƈɕ dȸɖɗƌȡẟ eɇǝəɛɘɚɜɝɞʚɤ fƒ gɡɢǥɠʛɣƣ hʜƕɦɧʻʽ iıɪɨɩ jȷɉʝɟʄ kƙʞ lỻʟƚɫɬɭȴɮƛʎ mɱ nɴɲƞɳȵŋ oɶɔɵɷȣ pƥɸ qȹʠɋĸ rʀɍɹɺɻɼɽɾɿʁ sʂȿẜẝʃƪʅʆ " +
  "tŧⱦƫƭʈȶʇ uʉɥʮʯɯɰʊ vʋỽʌ wʍ x yʏɏƴỿȝ zƍƶȥʐʑɀʒƹƺʓþƿƻƨƽƅʔɂʼʾʕʿʡʢʖǀǁǂǃʗʘʬʭ";

export const greek = "αβγδεϝͷϛζͱηθιϳκϗλμνξοπϻϟϙρϼσͼͻͽτυφχψωϡͳϸϣϥϧϩϫϭϯ";

/** й is a letter of its own; its marks are not taken off. */
export const cyrillic =
  "аәӕбвгғӻҕӷдԁђԃҙеєжԫҗзԅԑѕӡԇиҋійјкқӄҡҟҝԟԛлӆԯԓԡљԉԕмӎнԩӊңӈԣҥњԋоөпԥҧҁрҏԗсԍҫтԏҭћуүұѹфхӽӿҳһԧѡѿѽѻцҵчԭҷӌҹҽҿџшщъыьҍѣэюяԙѥѧѫѩѭѯѱѳѵҩԝӏ";

/**
 * The order of marks, from U+0300 on in hexadecimal; those joined by `=` count as equal. A letter without a mark comes before all of them.
 */
export const marks =
  "32 13=43 14 01=41 00=40 06 02 0c 0a 42 08 0b 03 07 38 27 28 04 0d=0e=12=15=1a=3d=3e=3f=46=4a=4b=4c=50=51=52=57=5b=5d=5e " +
  "16=17=18=19=1c=1d=1e=1f=20=29=2a=2b=2c=2f=33=3a=3b=3c=47=48=49=4d=4e=53=54=55=56=59=5a=5c=5f=62 36=37 35 05 09 0f 10 11 1b 21 22 23 24 25 26 " +
  "2d 2e 30 31 34 39 45 58 60 61";

/**
 * Characters that are sorted as others: letters that are written as one, letters with a stroke, and curved quotation marks. The digit 1 to
 * 4 stands for a difference that counts as a mark, after all marks.
 */
export const variants: Readonly<Record<string, string>> = {
  æ: "a1e",
  œ: "o1e",
  ß: "s1s",
  ſ: "s1",
  ø: "o\u0338",
  đ: "d\u0335",
  ð: "d1",
  ħ: "h\u0335",
  ł: "l\u0335",
  ŀ: "l1",
  ґ: "г1",
  "‘": "'1",
  "’": "'2",
  "‚": "'3",
  "‛": "'4",
  "“": '"1',
  "”": '"2',
  "„": '"3',
  "‟": '"4',
};

/** Variants of other characters that come after these in lower case and in capitals: superscripts and the final sigma. */
export const lateVariants: Readonly<Record<string, string>> = { ª: "a", º: "o", ς: "σ", "¹": "1", "²": "2", "³": "3" };
