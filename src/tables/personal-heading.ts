/** Headers that announce data about persons; an edition carries none. */
export const PERSONAL_HEADING = /氏名|個人名|お名前|生年月日|個人番号|マイナンバー|自宅|携帯電話|メールアドレス|性別|本人/
