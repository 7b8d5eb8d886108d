import { defineProblems } from '@buka-pintu/platform';

export const pointDeviceProblems = defineProblems('identity', {
  pairingCodeWrong: {
    slug: 'pairing-code-wrong',
    status: 422,
    title: { id: 'Kode pemasangan tidak cocok', en: 'The pairing code does not match' },
    detail: {
      id: 'Kode salah, sudah dipakai, atau lewat 15 menit. Minta kode baru di halaman Perangkat.',
      en: 'The code is wrong, was used already or is older than 15 minutes. Ask for a new one on the Devices page.',
    },
  },
  deviceRevoked: {
    slug: 'device-revoked',
    status: 401,
    title: { id: 'Perangkat ini sudah dicabut', en: 'This device was revoked' },
    detail: {
      id: 'Perangkat ini tidak boleh dipakai lagi. Daftarkan sebagai perangkat baru di halaman Perangkat.',
      en: 'This device may not be used any more. Register it as a new one on the Devices page.',
    },
  },
  deviceReplaced: {
    slug: 'device-replaced',
    status: 401,
    title: { id: 'Perangkat lain sudah menggantikan', en: 'Another machine has taken its place' },
    detail: {
      id: 'Perangkat ini dipasangkan lagi di mesin lain. Minta kode baru bila mesin inilah yang benar; yang belum terkirim tetap tersimpan.',
      en: 'This device was paired anew on another machine. Ask for a new code if this is the right one; what was not sent is kept.',
    },
  },
  deviceCopied: {
    slug: 'device-copied',
    status: 401,
    title: { id: 'Dua mesin memakai perangkat yang sama', en: 'Two machines use the same device' },
    detail: {
      id: 'Ingatan perangkat ini dipakai di dua mesin, jadi keduanya ditutup. Buat kode baru di halaman Perangkat, pasangkan satu mesin saja, dan daftarkan mesin kedua sebagai perangkat sendiri. Yang belum terkirim tetap tersimpan.',
      en: 'The memory of this device is used on two machines, so both are shut out. Make a new code on the Devices page, pair one machine only, and register the other as a device of its own. What was not sent is kept.',
    },
  },
  devicesTooMany: {
    slug: 'devices-too-many',
    status: 409,
    title: { id: 'Terlalu banyak perangkat', en: 'Too many devices' },
    detail: {
      id: 'Semua awalan nomor kantor ini sudah terpakai. Cabut perangkat yang tidak dipakai lagi.',
      en: 'All prefixes of this office are taken. Revoke devices that are no longer used.',
    },
  },
});
