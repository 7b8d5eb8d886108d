import { inventedNik } from '@buka-pintu/platform';

/** A random source that gives the same numbers for the same seed, so that a demo can be talked about. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  // mulberry32: small, even enough for made-up people, and no secret hangs on it.
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIRST =
  'Siti Aminah Budi Dewi Agus Rina Joko Ningsih Putri Wayan Made Ketut Nyoman Andi Fitri Rizki Yusuf Maria Yohanes Lestari ' +
  'Hendra Sari Bambang Ratna Eko Indah Dian Fajar Nurul Ahmad Ayu Slamet Tuti Rudi Yanti Hasan Wulan Irfan Mega Surya';
const LAST =
  'Santoso Wijaya Saputra Lestari Hidayat Rahmawati Nugroho Siregar Nasution Simanjuntak Lubis Pratama Kusuma Wibowo ' +
  'Setiawan Susanti Purnama Maulana Hakim Permata Anggraini Firmansyah Syahputra Utami Handayani Gunawan';
const HELP = [
  'Kursi roda',
  'Tidak kuat berdiri lama',
  'Juru bahasa isyarat',
  'Membawa bayi',
  'Lanjut usia, didampingi anak',
];

export interface DemoPerson {
  name: string;
  documentNumber: string;
  birthOn: string;
  phone: string;
  accommodation?: string;
}

/** Somebody who does not exist, and whose NIK says so. */
export function demoPerson(roll: () => number, priority: boolean): DemoPerson {
  const one = (words: string): string => {
    const list = words.split(' ');
    return list[Math.floor(roll() * list.length)]!;
  };
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(roll() * 10)).join('');
  const year = priority ? 1940 + Math.floor(roll() * 20) : 1962 + Math.floor(roll() * 44);
  const two = (value: number): string => String(value).padStart(2, '0');
  const name = `${one(FIRST)} ${one(LAST)}`;
  const index = Math.floor(roll() * 90_000_000);
  const birthOn = `${year}-${two(1 + Math.floor(roll() * 12))}-${two(1 + Math.floor(roll() * 28))}`;
  return {
    name,
    documentNumber: inventedNik(index, birthOn, roll() < 0.5),
    birthOn,
    phone: `+62899${digits(8)}`,
    ...(priority && roll() < 0.6 ? { accommodation: HELP[Math.floor(roll() * HELP.length)]! } : {}),
  };
}
