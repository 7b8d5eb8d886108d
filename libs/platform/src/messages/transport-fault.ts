import type { Channel } from './template.js';

/** Why a message did not leave, and whose turn it is: the mail server's, the recipient's address, or the house's operator. */
export const FAULTS = {
  unreachable: {
    id: 'Server surat tidak dapat dihubungi: periksa alamat dan porta, serta jaringan.',
    en: 'The mail server can’t be reached: check its address and port, and the network.',
  },
  no_answer: {
    id: 'Server surat tidak menjawab pada waktunya. Bisa jadi surat sudah diterimanya; dicoba lagi dengan nomor surat yang sama.',
    en: 'The mail server did not answer in time. It may have taken the letter; it is tried again under the same letter’s id.',
  },
  broken_off: {
    id: 'Server surat memutus hubungan. Dicoba lagi dengan nomor surat yang sama.',
    en: 'The mail server broke off. It is tried again under the same letter’s id.',
  },
  certificate: {
    id: 'Sertifikat server surat tidak dikenal atau bukan untuk nama itu. Tunjuk sertifikat otoritasnya di SMTP_CA_FILE.',
    en: 'The mail server’s certificate is not known or not for that name. Name its authority’s certificate in SMTP_CA_FILE.',
  },
  not_encrypted: {
    id: 'Server surat tidak menawarkan enkripsi (STARTTLS), dan kata sandi tidak dikirim terbuka.',
    en: 'The mail server offers no encryption (STARTTLS), and the password is not sent in the open.',
  },
  sign_in: {
    id: 'Server surat menolak nama pengguna atau kata sandi kami. Perbaiki SMTP_URL.',
    en: 'The mail server refuses our user name or password. Mend SMTP_URL.',
  },
  sender_refused: {
    id: 'Server surat menolak pengirimnya. Periksa SMTP_FROM, dan apakah akun itu boleh memakainya.',
    en: 'The mail server refuses the sender. Check SMTP_FROM, and whether the account may use it.',
  },
  later: {
    id: 'Server surat belum menerima surat ini; dicoba lagi nanti.',
    en: 'The mail server does not take this letter yet; it is tried again later.',
  },
  refused: {
    id: 'Server surat menolak surat ini untuk seterusnya. Periksa alamat penerima.',
    en: 'The mail server refuses this letter for good. Check the recipient’s address.',
  },
  too_large: {
    id: 'Surat ini terlalu besar untuk server surat.',
    en: 'This letter is too large for the mail server.',
  },
  address: {
    id: 'Alamat penerima bukan alamat surel. Perbaiki alamatnya.',
    en: 'The recipient’s address is no e-mail address. Mend it.',
  },
  unknown: {
    id: 'Tidak terkirim karena sebab yang tidak dikenal. Lihat log.',
    en: 'It was not sent, for a reason we don’t know. Look at the log.',
  },
} as const satisfies Record<string, { id: string; en: string }>;
export type FaultCode = keyof typeof FAULTS;

export const isFaultCode = (value: string): value is FaultCode => Object.hasOwn(FAULTS, value);

/** A transport's no. Its message carries a code and nothing that could name a person. */
export class TransportFault extends Error {
  constructor(
    readonly code: FaultCode,
    /** What the other side said, without addresses: `550 5.1.1 <…>: no such mailbox`. */
    readonly said: string | null = null,
    /** A second try would hear the same. */
    readonly lasting = false,
    channel: Channel = 'email',
  ) {
    super(`${channel}: ${code}`);
    this.name = 'TransportFault';
  }
}

const LONGEST = 300;

/** The other side's words without the person's address, short enough for a line. */
export function withoutAddress(said: string, to: string): string {
  const local = to.slice(0, Math.max(0, to.lastIndexOf('@')));
  const plain = said
    // A server may say anything; a line of ours holds no control character.
    .replace(/\p{Cc}+/gu, ' ')
    .replaceAll(to, '…')
    .replace(/[^\s<>"'(),:;=]+@[^\s<>"'(),:;]+/g, '…');
  return (local.length < 3 ? plain : plain.replaceAll(local, '…')).trim().slice(0, LONGEST);
}
