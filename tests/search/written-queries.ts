/** A search as somebody would type it, the hit that belongs first, and why. */
export type WrittenQuery = readonly [typed: string, first: string, why: string]

/** Words as the documents and people write them. */
export const PLAIN: readonly WrittenQuery[] = [
  ['ごみ屋敷', 'service:gomiyashiki-sodan', 'the service of that name'],
  ['終活', 'service:shukatsu-toroku', 'a service that begins with it'],
  ['手話通訳', 'service:shuwa-haken', 'who sends an interpreter, before who trains them'],
  ['福祉避難所', 'service:fukushi-hinanjo', 'the place, before the word'],
  ['生活保護', 'service:seikatsu-hogo', 'the scheme itself'],
  ['成年後見センター', 'service:seinen-koken-center', 'whole name'],
  ['保育コンシェルジュ', 'service:hoiku-concierge', 'whole name'],
  ['消費生活センター', 'service:shohi-seikatsu-center', 'whole name'],
  ['フードバンク', 'term:food-bank', 'what the word means comes first, the service next'],
  ['介護予防', 'term:kaigo-yobo', 'what the word means'],
  ['地域福祉計画', 'term:chiiki-fukushi-keikaku', 'what the word means'],
  ['8050', 'service:hikikomori-center', 'a number that is a word'],
  ['ケアラー', 'term:carer', 'what the word means'],
  ['ボランティア登録団体数', 'indicator:volunteer-groups', 'an indicator by its name'],
  ['庁内連絡会', 'term:chonai-renrakukai', 'the body, before its meetings'],
  ['互助', 'term:jijo-gojo-kyojo-kojo', 'one of four roles'],
]

/** What people say in trouble, which no document calls so. */
export const EVERYDAY: readonly WrittenQuery[] = [
  ['お金がない', 'service:jiritsu-sodan', 'the window for the hard-up'],
  ['死にたい', 'service:kurashi-fukushi-sodan', 'the window for everything'],
  ['物忘れ', 'service:haikai-sos', 'a service, not a finding about a table'],
  ['もの忘れ', 'service:chiiki-hokatsu', 'stands for 認知症: the window for old people'],
  ['認知症', 'service:chiiki-hokatsu', 'the window for old people'],
  ['引きこもり', 'service:hikikomori-center', 'the documents write ひきこもり'],
  ['不登校', 'service:hikikomori-center', 'a word of the service'],
  ['赤ちゃん', 'service:boshi-hoken-sodan', 'the documents write 乳児 in its name'],
  ['家賃が払えない', 'service:jiritsu-sodan', 'the window, as the benefit is asked for there'],
  ['介護に疲れた', 'service:chiiki-hokatsu', 'the window for families who care'],
  ['夫の暴力', 'service:dv-sodan', 'a word of the service'],
  ['一人暮らしの親', 'service:chiiki-hokatsu', 'the window for old people'],
  ['独居', 'service:hitorigurashi-toroku', 'an official word for 一人暮らし'],
  ['車椅子', 'service:kurumaisu-kashidashi', 'the documents write 車いす'],
  ['シングルマザー', 'service:hitorioya-sodan', 'the documents write ひとり親'],
  ['学童', 'service:kodomo-no-ie', 'what parents call it, under the city’s name for it'],
  ['ボランティアしたい', 'service:volunteer-center', 'who brings people together'],
  ['食べ物がない', 'service:jiritsu-sodan', 'the window for the hard-up, who hands out food next'],
]

/** Several words, all of which must be there. */
export const SEVERAL: readonly WrittenQuery[] = [
  ['障害者 雇用', 'service:nisennin-koyo-center', 'both in its name'],
  ['防災 訓練', 'service:bosai-kunren', 'both in its name'],
  ['車いす 観光', 'service:kurumaisu-map', 'both in its name'],
  ['高齢者　移動', 'service:fukushi-yusho-unso', 'a wide space between them'],
  ['障害福祉課 外出', 'service:ido-shien', 'a department and a need'],
  ['ひとり親、仕事', 'service:hitorioya-sodan', 'a comma between them'],
  ['「成年後見」 費用', 'service:seinen-koken-josei', 'in quotation marks'],
]

/** Numbers of the plans. */
export const CODES: readonly WrittenQuery[] = [
  ['4-1-2-10', 'initiative:r2/4-1-2-10', 'a whole code'],
  ['１－１－２－３', 'initiative:r2/1-1-2-3', 'full width'],
  ['4ー1ー2ー10', 'initiative:r2/4-1-2-10', 'long vowel marks for hyphens'],
  ['４―１―５―１８', 'initiative:r2/4-1-5-18', 'dashes as the report prints them'],
  ['4-1-', 'direction:r2/4-1', 'on the way to a longer code'],
  ['2-1-1', 'kind:r8/2-1-1', 'a level above, the newer plan first'],
  ['3-3', 'direction:r8/3-3', 'a level above, the newer plan first'],
  ['６', 'goal:r2/6', 'a goal by its number alone'],
  ['健福-02', 'programme:健福-02', 'the number of a programme'],
]

/** Mistyped words, other widths, kana, kanji of names, spaces inside a word: the same things all the same. */
export const MISWRITTEN: readonly WrittenQuery[] = [
  ['ボランテイアセンター', 'service:volunteer-center', 'ィ typed large'],
  ['ボランテアセンター', 'service:volunteer-center', 'ィ left out'],
  ['成年後険', 'service:seinen-koken-center', 'a kanji that sounds the same'],
  ['ヤングケアラ一', 'term:young-carer', 'the kanji 一 for ー'],
  ['ゲートキーパ', 'term:gatekeeper', 'ー left out'],
  ['生活困窮者自立相談支援窓', 'service:jiritsu-sodan', 'cut off'],
  ['基幹相談支援センタ―', 'service:kikan-sodan-center', 'a dash for ー'],
  ['地域抱括支援センター', 'service:chiiki-hokatsu', 'a kanji that looks alike'],
  ['ｹｱﾗｰ', 'term:carer', 'half width'],
  ['ﾌｰﾄﾞﾊﾞﾝｸ', 'term:food-bank', 'half width with voicing marks'],
  ['ｼﾙﾊﾞｰ人材ｾﾝﾀｰ', 'service:silver-center', 'half width among kanji'],
  ['ふぁみりーさぽーとせんたー', 'service:family-support', 'hiragana for katakana'],
  ['げーときーぱー', 'term:gatekeeper', 'hiragana for katakana'],
  ['ＤＶ', 'service:dv-sodan', 'full-width letters'],
  ['dv', 'service:dv-sodan', 'small letters'],
  ['ＮＥＴ１１９', 'service:net119', 'full-width letters and digits'],
  ['子育 て支援センター', 'service:kosodate-shien-center', 'a space inside a word'],
  ['相談\n窓口 きらきら', 'service:kodomo-kirakira', 'a line break inside a word'],
  ['ごみ屋敷\u200B', 'service:gomiyashiki-sodan', 'an unseen sign from a copied text'],
  ['障碍者雇用', 'service:nisennin-koyo-center', 'another kanji of the same word'],
  ['子供食堂', 'service:chiiki-shokudo', 'another spelling of 子ども'],
  ['コドモ食堂', 'service:chiiki-shokudo', 'katakana for 子ども'],
  ['取り組み継承整理表', 'term:torikumi-keisho', 'another spelling of 取組'],
]

/** Names of departments, old and new. */
export const DEPARTMENTS: readonly WrittenQuery[] = [
  ['こども相談課', 'service:family-support', 'renamed: the services of こども家庭相談課'],
  ['子ども相談課', 'service:family-support', 'the old name, spelled otherwise'],
  ['こども家庭相談課', 'service:family-support', 'the new name'],
  ['ごみ減量対策課', 'initiative:r2/4-1-1-16', 'named by the report only'],
  ['環境センター', 'service:koekake-shushu', 'named by the crosswalk'],
  ['福祉政策課', 'plan:r8', 'who issues the new plan; no document says it is 福祉総務課'],
  ['学務課', 'initiative:r2/4-1-1-6', 'no longer named by the crosswalk'],
  ['地域共生課 総合相談', 'service:kurashi-fukushi-sodan', 'a department and a need'],
]

/** Words in hiragana for what is written in kanji. */
export const READ_ALOUD: readonly WrittenQuery[] = [
  ['せいねんこうけん', 'service:seinen-koken-center', 'long words are hard to turn into kanji'],
  ['みまもり', 'service:minsei-iin', 'the city’s own spelling table knows it too'],
  ['こどもしょくどう', 'service:chiiki-shokudo', 'what people call it'],
  ['ひなんじょ', 'service:fukushi-hinanjo', 'the end of its name'],
  ['くるまいす', 'service:kurumaisu-kashidashi', 'the name, before other services for it'],
  ['せいかつほご', 'service:seikatsu-hogo', 'the start of its name'],
  ['やちん', 'service:jukyo-kakuho', 'what people ask for'],
  ['にんちしょう', 'service:chiiki-hokatsu', 'the window for old people'],
  ['シュワツウヤク', 'service:shuwa-haken', 'katakana for kanji'],
  ['ふくしたくしー', 'service:fukushi-taxi', 'kanji and katakana in one'],
  ['みんせいいいん', 'service:minsei-iin', 'whom to turn to'],
  ['ぎゃくたい', 'service:shogai-gyakutai-center', 'the centre against it'],
  ['せいねんこおけん', 'service:seinen-koken-center', 'as it sounds, not as it is written'],
  ['がくどう', 'service:houkago-kamakurakko', 'what parents call it'],
  ['おくりむかえ', 'service:rojin-center-gaishutsu', 'a word of the service'],
]
