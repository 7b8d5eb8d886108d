import type { FastifyInstance } from 'fastify';
import type { Authority } from './authority.js';

interface Words {
  readonly lang: string;
  readonly title: string;
  readonly why: string;
  readonly get: string;
  readonly compare: string;
  readonly limits: string;
  readonly steps: readonly (readonly [system: string, how: string])[];
  readonly done: string;
}

const INDONESIAN: Words = {
  lang: 'id',
  title: 'Sambungan aman ke Buka Pintu',
  why: 'Untuk masuk sebagai petugas, komputer ini harus mengenal sertifikat kantor Anda. Cukup sekali untuk setiap komputer atau ponsel petugas. Layar ruang tunggu dan halaman untuk warga tetap jalan tanpa langkah ini.',
  get: 'Unduh sertifikat kantor',
  compare: 'Bandingkan dengan sidik jari yang tampil di layar komputer server. Jangan lanjutkan bila berbeda:',
  limits:
    'Sertifikat ini hanya berlaku untuk alamat di jaringan lokal. Situs lain, seperti bank atau surel, tidak dapat ditiru dengannya.',
  steps: [
    [
      'Windows (Chrome, Edge)',
      'Buka berkas yang diunduh → Install Certificate → Local Machine → Place all certificates in the following store → Trusted Root Certification Authorities → Finish. Tutup lalu buka lagi peramban.',
    ],
    [
      'Firefox',
      'Pengaturan → Privasi & Keamanan → Sertifikat → Lihat Sertifikat → Otoritas → Impor → centang “Percayai CA ini untuk mengidentifikasi situs web”.',
    ],
    [
      'Android',
      'Setelan → Keamanan → Enkripsi & kredensial → Instal sertifikat → Sertifikat CA → pilih berkas yang diunduh.',
    ],
    [
      'iPhone, iPad',
      'Buka berkasnya di Safari → Setelan → Profil Diunduh → Instal; lalu Umum → Mengenai → Pengaturan Kepercayaan Sertifikat → nyalakan.',
    ],
    ['macOS', 'Buka berkasnya → Akses Rantai Kunci → klik dua kali sertifikatnya → Kepercayaan → Selalu Percaya.'],
    [
      'Linux (Chrome, Chromium)',
      'chrome://certificate-manager → Sertifikat lokal → Impor sebagai sertifikat tepercaya.',
    ],
  ],
  done: 'Sudah dipasang? Buka halaman petugas',
};

const ENGLISH: Words = {
  lang: 'en',
  title: 'A secure connection to Buka Pintu',
  why: 'To sign in as staff, this computer must know your office’s certificate. Once per staff computer or phone is enough. The waiting-room screen and the pages for citizens work without this step.',
  get: 'Download the office’s certificate',
  compare: 'Compare with the fingerprint shown on the server’s own screen. Do not go on if they differ:',
  limits:
    'This certificate counts for addresses on local networks only. Other sites, such as a bank or e-mail, cannot be imitated with it.',
  steps: [
    [
      'Windows (Chrome, Edge)',
      'Open the downloaded file → Install Certificate → Local Machine → Place all certificates in the following store → Trusted Root Certification Authorities → Finish. Close the browser and open it again.',
    ],
    [
      'Firefox',
      'Settings → Privacy & Security → Certificates → View Certificates → Authorities → Import → tick “Trust this CA to identify websites”.',
    ],
    [
      'Android',
      'Settings → Security → Encryption & credentials → Install a certificate → CA certificate → choose the downloaded file.',
    ],
    [
      'iPhone, iPad',
      'Open the file in Safari → Settings → Profile Downloaded → Install; then General → About → Certificate Trust Settings → switch it on.',
    ],
    ['macOS', 'Open the file → Keychain Access → double-click the certificate → Trust → Always Trust.'],
    [
      'Linux (Chrome, Chromium)',
      'chrome://certificate-manager → Local certificates → import as a trusted certificate.',
    ],
  ],
  done: 'Installed? Open the staff pages',
};

const STYLE = `
  :root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
  body { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
  h1 { font-size: 1.6rem; line-height: 1.25; }
  section + section { border-top: 1px solid #8886; margin-top: 3rem; padding-top: 1.5rem; }
  a.get { display: inline-block; padding: .7rem 1.1rem; border-radius: .5rem; background: #0b5cad; color: #fff; text-decoration: none; font-weight: 600; }
  code { display: block; overflow-wrap: anywhere; padding: .75rem; border-radius: .5rem; background: #8882; font-size: .95rem; }
  dt { font-weight: 600; margin-top: .9rem; } dd { margin: .15rem 0 0; }
`;

/** Explains the office's authority and hands it out; plain HTTP must be able to read it, that is its whole use. */
export function serveTlsPage(fastify: Pick<FastifyInstance, 'get'>, authority: Authority): void {
  fastify.get('/tls', (request, reply) => {
    const origin = `https://${request.host}`;
    const english = /^\s*en\b/i.test(request.headers['accept-language'] ?? '');
    const order = english ? [ENGLISH, INDONESIAN] : [INDONESIAN, ENGLISH];
    void reply
      .header('Content-Type', 'text/html; charset=utf-8')
      .header(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      .send(page(order, authority.fingerprint, origin));
  });
  fastify.get('/tls/authority.crt', (_request, reply) => {
    void reply
      .header('Content-Type', 'application/x-x509-ca-cert')
      .header('Content-Disposition', 'attachment; filename="buka-pintu.crt"')
      .send(authority.certificate);
  });
}

function page(order: readonly Words[], fingerprint: string, origin: string): string {
  const first = order[0]!;
  return `<!doctype html><html lang="${first.lang}"><head><meta charset="utf-8"><title>${first.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body><main>
${order.map((words, at) => section(words, at === 0 ? 'h1' : 'h2', fingerprint, origin)).join('\n')}
</main></body></html>`;
}

function section(words: Words, heading: 'h1' | 'h2', fingerprint: string, origin: string): string {
  const steps = words.steps.map(([system, how]) => `<dt>${system}</dt><dd>${how}</dd>`).join('');
  return `<section lang="${words.lang}"><${heading}>${words.title}</${heading}><p>${words.why}</p>
<p><a class="get" href="/tls/authority.crt">${words.get}</a></p>
<p>${words.compare}</p><code>${fingerprint}</code><dl>${steps}</dl>
<p>${words.limits}</p><p><a href="${escaped(origin)}/admin/">${words.done}</a></p></section>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
