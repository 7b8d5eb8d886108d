import { defineProblems } from '@buka-pintu/platform';

export const identityProblems = defineProblems('identity', {
  signInRefused: {
    slug: 'sign-in-refused',
    status: 401,
    title: { id: 'Nama atau kata sandi tidak cocok', en: 'Name and password do not match' },
    detail: {
      id: 'Periksa alamat surel atau NIP dan kata sandi, lalu coba lagi.',
      en: 'Check the e-mail address or staff number and the password, then try again.',
    },
    advice: {
      id: 'Jawabannya sama untuk nama yang tidak dikenal dan kata sandi yang salah.',
      en: 'The answer is the same for an unknown name and for a wrong password.',
    },
  },
  signInTooSoon: {
    slug: 'sign-in-too-soon',
    status: 429,
    title: { id: 'Terlalu cepat mencoba lagi', en: 'Too soon for another try' },
    detail: {
      id: 'Coba lagi dalam {retryAfterSeconds} detik. Akun tidak dikunci.',
      en: 'Try again in {retryAfterSeconds} seconds. The account is not locked.',
    },
    advice: {
      id: 'Jeda berlaku untuk nama ini dari jaringan ini saja, dan berakhir dengan sendirinya.',
      en: 'The pause holds for this name from this network only, and ends by itself.',
    },
  },
  exportTooLarge: {
    slug: 'export-too-large',
    status: 400,
    title: { id: 'Terlalu banyak untuk satu berkas', en: 'Too much for one file' },
    detail: {
      id: 'Paling banyak {most} baris dalam satu berkas. Pilih masa yang lebih pendek.',
      en: 'At most {most} lines fit into one file. Choose a shorter period.',
    },
  },
  secondFactorWrong: {
    slug: 'second-factor-wrong',
    status: 401,
    title: { id: 'Kode tidak cocok', en: 'The code does not match' },
    detail: {
      id: 'Kode salah atau sudah dipakai. Tunggu kode berikutnya di aplikasi autentikator, dan pastikan jam ponsel tepat.',
      en: 'The code is wrong or was used already. Wait for the next one in the authenticator app, and check the clock of the phone.',
    },
  },
  insecureTransport: {
    slug: 'insecure-transport',
    status: 403,
    title: { id: 'Masuk hanya lewat HTTPS', en: 'Signing in needs HTTPS' },
    detail: {
      id: 'Peramban tidak menyimpan sesi yang aman lewat HTTP biasa. Buka alamat yang sama dengan https://, atau masuk dari komputer ini sendiri.',
      en: 'Over plain HTTP a browser keeps no secure session. Open the same address with https://, or sign in on the machine itself.',
    },
    advice: {
      id: 'Nyalakan TLS=auto (sertifikat sendiri untuk jaringan kantor), pakai berkas sertifikat, atau letakkan proksi HTTPS di depan. Papan antrean tetap jalan lewat HTTP.',
      en: "Set TLS=auto (a certificate of the office's own), use certificate files, or put an HTTPS proxy in front. The board works over HTTP.",
    },
  },
  csrfMissing: {
    slug: 'csrf-missing',
    status: 403,
    title: { id: 'Header X-Buka-Csrf belum ada', en: 'The X-Buka-Csrf header is missing' },
    detail: {
      id: 'Permintaan dengan sesi petugas harus membawa header "X-Buka-Csrf: 1" dan Origin.',
      en: 'A request with a staff session must carry the headers "X-Buka-Csrf: 1" and Origin.',
    },
  },
  foreignOrigin: {
    slug: 'foreign-origin',
    status: 403,
    title: { id: 'Permintaan dari situs lain', en: 'The request comes from another site' },
    detail: {
      id: 'Sesi petugas hanya berlaku untuk halaman dari alamat ini sendiri.',
      en: 'A staff session works only for pages of this very address.',
    },
  },
  citizenCodeWrong: {
    slug: 'citizen-code-wrong',
    status: 422,
    title: { id: 'Kode tidak cocok', en: 'The code does not match' },
    detail: {
      id: 'Periksa enam angka dalam pesan, atau minta kode baru: kode berlaku 10 menit dan paling banyak 5 kali coba.',
      en: 'Check the six digits of the message, or ask for a new code: one lasts 10 minutes and five tries.',
    },
    advice: {
      id: 'Jawabannya sama untuk angka yang salah dan kode yang kedaluwarsa, terpakai, atau tidak dikenal.',
      en: 'The answer is the same for wrong digits and for a code that ran out, was used or is unknown.',
    },
  },
  codeTooSoon: {
    slug: 'code-too-soon',
    status: 429,
    title: { id: 'Terlalu banyak kode diminta', en: 'Too many codes were asked for' },
    detail: {
      id: 'Pakai kode terakhir yang dikirim, atau minta lagi dalam {minutes} menit.',
      en: 'Use the last code that was sent, or ask again in {minutes} minutes.',
    },
  },
  codeChannelMissing: {
    slug: 'code-channel-missing',
    status: 409,
    title: { id: 'Kode tidak dapat dikirim ke sana', en: 'No code can be sent there' },
    detail: {
      id: 'Kantor belum mengirim pesan lewat {channel}. Coba surel, atau datang ke meja layanan dengan dokumen asli.',
      en: 'Messages by {channel} are not set up here. Try an e-mail address, or come to the desk with your document.',
    },
  },
  demoOnly: {
    slug: 'demo-only',
    status: 403,
    title: { id: 'Hanya pada pemasangan demo', en: 'On a demo install only' },
    detail: {
      id: 'Tautan masuk demo tidak berlaku di sini. Masuk dengan kata sandi.',
      en: 'Demo sign-in links do not work here. Sign in with a password.',
    },
  },
  linkInvalid: {
    slug: 'link-invalid',
    status: 401,
    title: { id: 'Tautan tidak berlaku', en: 'The link is not valid' },
    detail: {
      id: 'Tautan tidak dikenal, sudah dipakai, atau kedaluwarsa. Minta tautan baru kepada administrator; tautan pemasangan dan demo: mulai ulang sistem.',
      en: 'The link is unknown, was used, or has expired. Ask your administrator for a new one; for set-up and demo links start the system again.',
    },
  },
  passwordWeak: {
    slug: 'password-weak',
    status: 400,
    title: { id: 'Kata sandi mudah ditebak', en: 'The password is easy to guess' },
    detail: {
      id: 'Pakai paling sedikit 12 karakter, misalnya empat kata yang tidak berhubungan, tanpa nama atau alamat sendiri.',
      en: 'Use at least 12 characters, four unrelated words for example, without your own name or address.',
    },
  },
  signInNameTaken: {
    slug: 'sign-in-name-taken',
    status: 409,
    title: { id: 'Surel atau NIP sudah terdaftar', en: 'The e-mail address or staff number is registered already' },
    advice: {
      id: 'Pakai surel atau NIP lain, atau masuk dengan yang sudah ada.',
      en: 'Use another address or number, or sign in with the one there is.',
    },
    constraint: 'sign_in_name_pk',
  },
  scopesReachElsewhere: {
    slug: 'scopes-reach-elsewhere',
    status: 403,
    title: { id: 'Izin atau jatah itu juga berlaku di kantor lain', en: 'This would hold in another office, too' },
    detail: {
      id: 'Aplikasi ini juga menjangkau {officeCodes}, dan di sana Anda tidak mengelola aplikasi. Lepaskan kantor itu dahulu, daftarkan aplikasi tersendiri, atau mintalah yang berwenang di semua kantornya.',
      en: 'The client also reaches {officeCodes}, where you do not manage clients. Take those offices away first, register a client of its own, or ask somebody who may in all of them.',
    },
  },
  scopeUnknown: {
    slug: 'scope-unknown',
    status: 400,
    title: { id: 'Cakupan tidak dikenal', en: 'Unknown scope' },
    detail: { id: 'Cakupan tidak ada: {unknown}.', en: 'No such scope for an API client: {unknown}.' },
    advice: {
      id: 'Cakupan yang dibutuhkan tertulis pada tiap operasi di /docs (`x-access`).',
      en: 'The scope of each operation stands with it in /docs (`x-access`).',
    },
  },
  officeUnknown: {
    slug: 'office-unknown',
    status: 400,
    title: { id: 'Kantor tidak dikenal', en: 'Unknown office' },
    detail: {
      id: 'Kantor tidak ada atau di luar wewenang Anda: {unknown}.',
      en: 'No such office, or not yours to give: {unknown}.',
    },
    advice: { id: 'Pakai kode dari GET /v1/offices.', en: 'Use a code of GET /v1/offices.' },
  },
  keyExpiryInvalid: {
    slug: 'key-expiry-invalid',
    status: 400,
    title: { id: 'Masa berlaku kunci tidak sah', en: 'The expiry of the key is not valid' },
    detail: {
      id: 'Masa berlaku harus di depan dan paling lama dua tahun.',
      en: 'The expiry must lie ahead, two years at most.',
    },
  },
  keysTooMany: {
    slug: 'keys-too-many',
    status: 409,
    title: { id: 'Terlalu banyak kunci aktif', en: 'Too many active keys' },
    detail: {
      id: 'Cabut satu kunci dahulu: paling banyak {most} kunci aktif.',
      en: 'Revoke one first: a client has at most {most} active keys.',
    },
  },
  overlapInvalid: {
    slug: 'overlap-invalid',
    status: 400,
    title: { id: 'Masa tumpang tindih tidak sah', en: 'The overlap is not valid' },
    detail: {
      id: 'Kunci lama berakhir antara sekarang dan {mostDays} hari lagi.',
      en: 'The old key ends between now and {mostDays} days from now.',
    },
  },
  keyNotActive: {
    slug: 'key-not-active',
    status: 409,
    title: { id: 'Kunci sudah tidak berlaku', en: 'The key is not active any more' },
    detail: { id: 'Terbitkan kunci baru.', en: 'Issue a new key instead.' },
  },
  clientRevoked: {
    slug: 'client-revoked',
    status: 409,
    title: { id: 'Pendaftaran klien sudah diakhiri', en: 'The registration of the client was ended' },
    detail: {
      id: 'Pendaftaran yang diakhiri tidak dapat dipakai lagi. Daftarkan klien baru.',
      en: 'An ended registration does not come back. Register a new client.',
    },
  },
  originInvalid: {
    slug: 'origin-invalid',
    status: 400,
    title: { id: 'Asal situs tidak sah', en: 'Not an origin' },
    detail: {
      id: 'Tulis skema, nama, dan port saja, seperti https://antrean.example; http hanya untuk localhost. Salah: {wrong}.',
      en: 'Give scheme, host and port only, such as https://antrean.example; http for localhost only. Wrong: {wrong}.',
    },
  },
  testOfficeMissing: {
    slug: 'test-office-missing',
    status: 409,
    title: { id: 'Klien belum punya kantor uji', en: 'The client has no test office yet' },
    detail: {
      id: 'Buat kantor uji dahulu: kunci uji hanya berlaku di sana.',
      en: 'Make its test office first: a test key reaches nothing else.',
    },
  },
  testOfficesTooMany: {
    slug: 'test-offices-too-many',
    status: 409,
    title: { id: 'Terlalu banyak kantor uji', en: 'Too many test offices' },
    detail: {
      id: 'Paling banyak {most} kantor uji untuk satu klien. Atur ulang yang sudah ada.',
      en: 'A client has at most {most} test offices. Reset one of those it has.',
    },
  },
});
