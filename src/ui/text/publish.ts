import { sentences } from './language'

/** Sentences of the screen on which a city makes an edition: the frame, and what is put in. */
export const PUBLISH = sentences('PUBLISH', {
  title: '版をつくる',
  lead: '市の職員の方の画面です。表を入れて確かめ、読む人と同じ画面で見てから、新しい版にします。すべてこの端末の中で行います。表や鍵がどこかへ送られることはありません。',
  role: 'どちらの仕事をしますか',
  roles: { department: '担当課の方', office: '事務局の方' },
  roleNotes: {
    department: '記入用の表に自分の課の行を書き、ここで確かめてから、ファイルを事務局に渡します。',
    office: '各課のファイルを1つにまとめ、前の版とくらべ、下書きを見てから、署名して出します。',
  },
  steps: '進み具合',
  names: { put: '入れる', check: '確かめる', compare: 'くらべる', look: '下書きで見る', sign: '署名して出す', hand: '事務局に渡す' },
  waits: {
    check: '表を入れると、ここで確かめます。',
    compare: '直すところがなくなると、ここで前の版とくらべます。',
    look: '前の版とくらべ終わると、ここで下書きを見られます。',
    sign: '前の版とくらべ終わると、ここで署名できます。',
    hand: '直すところがなくなると、ここで事務局に渡せます。',
  },
  kept: '入れたファイルは、片づけるまでこの端末に残ります。画面を読み込み直しても、続きから始められます。',
  notKept: 'このブラウザーでは、入れたファイルを残せません。画面を閉じたり読み込み直したりすると、もう一度入れることになります。',
  clear: '入れたものを片づける',
  clearAsk: '入れたファイルと、選んだこと、書いた文を、この端末から消します。もとのファイルは消えません。',
  clearDo: '片づける',
  cancel: '片づけない',
  cleared: '片づけました。',
  failed: 'できませんでした。画面を読み込み直して、もう一度お試しください。',
})

export const PUT = sentences('PUT', {
  lead: 'このアプリの表（表計算ソフトの1冊、またはCSVの一式）を入れてください。各課から届いたファイルも、いっしょに入れられます。',
  leadDepartment: '事務局からもらった記入用の表に書いたら、そのファイルを入れてください。',
  drop: 'ここにファイルを運んで放すか、ボタンで選んでください。',
  choose: 'ファイルを選ぶ',
  folder: 'フォルダーごと選ぶ',
  taking: (total: number) => `${total}個のファイルを読んでいます…`,
  taken: (total: number) => `${total}個のファイルを入れました。`,
  files: '入れたファイル',
  kinds: { whole: '表の全体', part: '課の表', table: '表（CSV）', sheet: '市の一覧表', unknown: '読めないファイル' },
  partOf: (department: string) => `${department}の表`,
  many: (total: number) => `表（CSV）${total}個`,
  problems: (total: string) => total === '0' ? '直すところなし' : `直すところ${total}か所`,
  out: '外す',
  removed: (name: string) => `「${name}」を外しました。`,
  bytes: (kilobytes: string) => `${kilobytes}キロバイト`,
  tooLarge: (name: string) => `「${name}」は大きすぎます（64メガバイトまで）。入れませんでした。`,
  templateTitle: '記入用の表をもらう',
  templateLead: '表計算ソフトで開く1冊です。列の意味、書き方の例、選べる言葉が入っています。',
  templateFilled: 'いま入れた表から作る',
  templateEmpty: '空の表を作る',
  templateFor: 'どの課の表にしますか',
  templateAll: '全部の課（事務局用）',
  templateName: (city: string, department: string) => department === '' ? `${city}の表` : `${city}の表（${department}）`,
  templateSaved: (name: string) => `「${name}」を保存しました。`,
  making: '表を作っています…',
  noPackage: '列の説明を読み込めませんでした。電波のある場所で開き直してください。',
})

/** Why files that were put in are not used. */
export const PUT_REFUSAL = sentences('PUT_REFUSAL', {
  two: '表の全体が2つ以上あります。使わない方を外してください。',
  noWhole: '課の表だけでは、まとめられません。表の全体も入れてください。',
  sheet: 'このアプリの表ではないので、版には入りません。記入用の表に写してください。',
})

/** Sentences of a department's last step. */
export const HAND_IN = sentences('HAND_IN', {
  lead: '直すところはありません。このファイルを、いつもの方法（共有フォルダーやメール）で事務局に渡してください。',
  give: (name: string) => `「${name}」を渡す`,
  shared: (name: string) => `「${name}」を渡しました。`,
  saved: (name: string) => `「${name}」を保存しました。事務局に渡してください。`,
})
