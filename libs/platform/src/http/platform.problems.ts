import { defineProblems } from './problem.js';

/** The problems any operation can answer, whatever its module. */
export const platformProblems = defineProblems('platform', {
  validationFailed: {
    slug: 'validation-failed',
    status: 400,
    title: { id: 'Isian tidak sesuai', en: 'The request does not fit its schema' },
    detail: {
      id: 'Periksa isian yang disebut dalam "errors".',
      en: 'Look at the fields named in "errors".',
    },
    advice: {
      id: 'Setiap galat menyebut letaknya (JSON Pointer) dan kodenya. Isian yang tidak dikenal ditolak.',
      en: 'Each error names its place (a JSON Pointer) and a code. Unknown fields are refused.',
    },
  },
  malformed: {
    slug: 'malformed',
    status: 400,
    title: { id: 'Permintaan tidak terbaca', en: 'The request cannot be read' },
    detail: {
      id: 'Isi permintaan harus berupa JSON yang sah dalam UTF-8, tanpa \\u0000 dan tanpa separuh pasangan surrogate.',
      en: 'The body must be valid JSON in UTF-8, without \\u0000 and without half a surrogate pair.',
    },
    advice: {
      id: 'Susun isi dengan pustaka JSON, bukan dengan menyambung teks; NUL dan separuh emoji tidak dapat disimpan.',
      en: 'Build the body with a JSON library, not by joining texts; NUL and half an emoji cannot be stored.',
    },
  },
  addressUnreadable: {
    slug: 'address-unreadable',
    status: 400,
    title: { id: 'Alamat atau header tidak terbaca', en: 'The address or a header cannot be read' },
    detail: {
      id: 'Alamat harus UTF-8 dengan percent-encoding, tanpa NUL; alamat dan semua header bersama paling banyak 16 KiB.',
      en: 'The address must be percent-encoded UTF-8 without NUL; address and headers together have at most 16 KiB.',
    },
    advice: {
      id: 'Sandikan tiap bagian alamat sendiri-sendiri, misalnya dengan encodeURIComponent atau rawurlencode.',
      en: 'Encode each part of the address by itself, with encodeURIComponent or rawurlencode for example.',
    },
  },
  cursorInvalid: {
    slug: 'cursor-invalid',
    status: 400,
    title: { id: 'Penunjuk halaman tidak berlaku', en: 'The cursor does not belong to this list' },
    detail: {
      id: 'Penunjuk halaman hanya berlaku untuk penyaring yang sama. Mulai lagi dari halaman pertama.',
      en: 'A cursor is bound to the filters it was given with. Start again from the first page.',
    },
  },
  hostUnknown: {
    slug: 'host-unknown',
    status: 421,
    title: { id: 'Alamat ini bukan alamat demo', en: 'This address is not the demo’s' },
    detail: {
      id: 'Demo hanya menjawab di komputer ini sendiri: buka dengan localhost atau 127.0.0.1.',
      en: 'The demo answers on this computer only: open it as localhost or 127.0.0.1.',
    },
    advice: {
      id: 'Lewat terusan porta dengan nama lain, isi PUBLIC_ORIGIN dengan alamat itu.',
      en: 'Through a forwarded port under another name, set PUBLIC_ORIGIN to that address.',
    },
  },
  idempotencyKeyMissing: {
    slug: 'idempotency-key-missing',
    status: 400,
    title: { id: 'Idempotency-Key belum ada', en: 'The Idempotency-Key is missing' },
    detail: {
      id: 'Sertakan header Idempotency-Key (paling banyak 255 karakter) pada permintaan ini.',
      en: 'Send an Idempotency-Key header (at most 255 characters) with this request.',
    },
    advice: {
      id: 'Pakai kunci baru untuk tiap niat, dan kunci yang sama saat mengulang: pekerjaan tidak akan dilakukan dua kali.',
      en: 'Use a new key for each intent and the same key on a retry: the work is never done twice.',
    },
  },
  signInRequired: {
    slug: 'sign-in-required',
    status: 401,
    title: { id: 'Perlu masuk', en: 'Credentials are needed' },
    detail: {
      id: 'Masuk dahulu, atau sertakan kunci API atau tautan rahasia.',
      en: 'Sign in, or send an API key or a secret link.',
    },
  },
  credentialsInvalid: {
    slug: 'credentials-invalid',
    status: 401,
    title: { id: 'Kredensial tidak dikenal', en: 'The credentials are not valid' },
    detail: {
      id: 'Kunci, tautan, atau sesi ini tidak dikenal atau sudah dicabut.',
      en: 'This key, link or session is unknown or was revoked.',
    },
    advice: {
      id: 'Kirim "Authorization: Bearer bpk_…" (kunci API) atau "Bearer bpc_…" (tautan rahasia), utuh seperti diterima.',
      en: 'Send "Authorization: Bearer bpk_…" (API key) or "Bearer bpc_…" (secret link), whole as you were given it.',
    },
  },
  credentialsExpired: {
    slug: 'credentials-expired',
    status: 401,
    title: { id: 'Kredensial sudah kedaluwarsa', en: 'The credentials have expired' },
    detail: {
      id: 'Masuk lagi, atau pakai kunci yang masih berlaku.',
      en: 'Sign in again, or use a key that is still valid.',
    },
  },
  notAllowed: {
    slug: 'not-allowed',
    status: 403,
    title: { id: 'Tidak diizinkan', en: 'Not allowed' },
    detail: {
      id: 'Anda dikenal, tetapi tidak berwenang melakukan ini.',
      en: 'You are known, but you may not do this.',
    },
    advice: {
      id: 'Bila jawabannya memuat `needs`, salah satunya dibutuhkan: minta kantor menambahkan cakupan itu pada kunci Anda.',
      en: 'Where the answer holds `needs`, one of them is needed: ask the office to add that scope to your key.',
    },
  },
  notFound: {
    slug: 'not-found',
    status: 404,
    title: { id: 'Tidak ditemukan', en: 'Not found' },
    detail: {
      id: 'Tidak ada, atau bukan milik Anda.',
      en: 'It does not exist, or it is not yours.',
    },
    advice: {
      id: 'Periksa id dan kantornya. Yang bukan milik Anda dijawab sama dengan yang tidak ada.',
      en: 'Check the id and its office. What is not yours is answered like what does not exist.',
    },
  },
  noOperation: {
    slug: 'no-operation',
    status: 404,
    title: { id: 'Tidak ada operasi di alamat ini', en: 'There is no operation at this address' },
    detail: {
      id: 'Periksa alamatnya di /docs: huruf kecil, tanpa garis miring di akhir.',
      en: 'Compare the address with /docs: lower case, and no slash at the end.',
    },
  },
  methodNotAllowed: {
    slug: 'method-not-allowed',
    status: 405,
    title: { id: 'Metode tidak berlaku di alamat ini', en: 'The method does not exist at this address' },
    detail: { id: 'Alamat ini menerima {allowed}.', en: 'This address takes {allowed}.' },
  },
  illegalTransition: {
    slug: 'illegal-transition',
    status: 409,
    title: { id: 'Tidak bisa dalam keadaan ini', en: 'Not possible in this state' },
    detail: {
      id: 'Keadaan sekarang: {state}. Lihat "actions" untuk yang masih bisa dilakukan.',
      en: 'The current state is {state}. See "actions" for what is still possible.',
    },
  },
  conflict: {
    slug: 'conflict',
    status: 409,
    title: { id: 'Bertentangan dengan data yang ada', en: 'In conflict with what exists' },
    detail: {
      id: 'Orang lain mendahului, atau datanya sudah ada. Baca lagi, lalu putuskan.',
      en: 'Somebody was faster, or it exists already. Read again, then decide.',
    },
  },
  requestInProgress: {
    slug: 'request-in-progress',
    status: 409,
    passing: true,
    title: { id: 'Permintaan yang sama sedang dikerjakan', en: 'The same request is still running' },
    detail: {
      id: 'Tunggu sebentar, lalu ulangi dengan Idempotency-Key yang sama.',
      en: 'Wait a moment, then repeat with the same Idempotency-Key.',
    },
  },
  stale: {
    slug: 'stale',
    status: 412,
    title: { id: 'Sudah diubah orang lain', en: 'Somebody else has changed it' },
    detail: {
      id: 'Muat ulang untuk melihat keadaan terbaru, lalu coba lagi.',
      en: 'Load it again to see its newest state, then try again.',
    },
  },
  tooLarge: {
    slug: 'too-large',
    status: 413,
    title: { id: 'Kiriman terlalu besar', en: 'The request is too large' },
    detail: { id: 'Isi permintaan paling besar 256 KiB.', en: 'A request body may have at most 256 KiB.' },
  },
  unsupportedMedia: {
    slug: 'unsupported-media',
    status: 415,
    title: { id: 'Jenis isi tidak diterima', en: 'The media type is not accepted' },
    detail: { id: 'Kirim sebagai application/json, tanpa kompresi.', en: 'Send application/json, not compressed.' },
  },
  idempotencyKeyReused: {
    slug: 'idempotency-key-reused',
    status: 422,
    title: { id: 'Idempotency-Key sudah dipakai', en: 'The Idempotency-Key was used before' },
    detail: {
      id: 'Kunci ini sudah dipakai untuk permintaan lain. Pakai kunci baru.',
      en: 'This key was used for a different request. Use a new key.',
    },
  },
  preconditionRequired: {
    slug: 'precondition-required',
    status: 428,
    title: { id: 'If-Match belum ada', en: 'If-Match is missing' },
    detail: {
      id: 'Sertakan header If-Match dengan ETag dari data yang Anda lihat.',
      en: 'Send If-Match with the ETag of what you saw.',
    },
  },
  tooMany: {
    slug: 'too-many',
    status: 429,
    title: { id: 'Terlalu banyak permintaan', en: 'Too many requests' },
    detail: {
      id: 'Coba lagi setelah waktu dalam header Retry-After (detik).',
      en: 'Try again after the seconds in the Retry-After header.',
    },
  },
  internal: {
    slug: 'internal',
    status: 500,
    title: { id: 'Terjadi kesalahan di sisi kami', en: 'Something went wrong on our side' },
    detail: {
      id: 'Sebutkan nomor permintaan ini bila melapor.',
      en: 'Name this request id when you report it.',
    },
  },
  unavailable: {
    slug: 'unavailable',
    status: 503,
    title: { id: 'Layanan sedang tidak tersedia', en: 'The service is not available at the moment' },
    detail: {
      id: 'Coba lagi setelah waktu dalam header Retry-After (detik).',
      en: 'Try again after the seconds in the Retry-After header.',
    },
  },
});
