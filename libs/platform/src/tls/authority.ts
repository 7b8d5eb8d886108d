import { randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { readIfThere, writeWhole } from '../install/install-file.js';
import { covers, nameConstraints, type Realm, realmOf } from './name-constraints.js';

/** PEM texts of a certificate (with its chain) and its key. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const DAY = 86_400_000;
const AUTHORITY_DAYS = 3_650;
// Browsers refuse longer ones; Apple's limit of 398 days is the strictest.
const LEAF_DAYS = 397;
const RENEW_BEFORE_DAYS = 30;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/**
 * The office's own small certificate authority: made once, kept under DATA_DIR/tls (key 0600), limited to local
 * networks and this machine's names. It signs one certificate, the one this server shows.
 */
export class Authority {
  private constructor(
    private readonly folder: string,
    private readonly own: Certificate,
    private readonly realm: Realm,
  ) {}

  /** @param names what this machine is called at this moment; a new authority may vouch for these as well */
  static async open(dataDir: string, names: readonly string[], now: Date): Promise<Authority> {
    const folder = join(dataDir, 'tls');
    const kept = readIfThere(join(folder, 'authority.json'));
    if (kept !== undefined) {
      const { realm, ...own } = JSON.parse(kept) as Certificate & { realm: Realm };
      return new Authority(folder, own, realm);
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const realm = realmOf(names);
    const own = await makeAuthority(realm, now);
    writeWhole(join(folder, 'authority.json'), `${JSON.stringify({ ...own, realm }, null, 2)}\n`);
    return new Authority(folder, own, realm);
  }

  /** What people install: the authority's certificate, PEM. */
  get certificate(): string {
    return this.own.cert;
  }

  /** SHA-256 of the certificate, in pairs; the page and the terminal show it so that people can compare. */
  get fingerprint(): string {
    return new X509Certificate(this.own.cert).fingerprint256;
  }

  /** Of these names and addresses those the authority may not vouch for: it was made before they were. */
  outside(names: readonly string[]): string[] {
    return names.filter((name) => !covers(this.realm, name));
  }

  /** The certificate to show, kept while it holds all names and lasts another month, else a new one. */
  async certificateFor(names: readonly string[], now: Date): Promise<Certificate> {
    const wanted = names.filter((name) => covers(this.realm, name));
    const path = join(this.folder, 'server.json');
    const kept = readIfThere(path);
    if (kept !== undefined) {
      const certificate = JSON.parse(kept) as Certificate;
      if (this.serves(certificate, wanted, now)) return certificate;
    }
    const made = await this.sign(wanted, now);
    writeWhole(path, `${JSON.stringify(made, null, 2)}\n`);
    return made;
  }

  private serves({ cert }: Certificate, names: readonly string[], now: Date): boolean {
    const leaf = new X509Certificate(cert);
    return (
      leaf.verify(new X509Certificate(this.own.cert).publicKey) &&
      leaf.validToDate.getTime() - now.getTime() > RENEW_BEFORE_DAYS * DAY &&
      names.every((name) => (isIP(name) ? leaf.checkIP(name) : leaf.checkHost(name)) !== undefined)
    );
  }

  private async sign(names: readonly string[], now: Date): Promise<Certificate> {
    const issuer = new x509.X509Certificate(this.own.cert);
    const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
    const leaf = await x509.X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      issuer: issuer.subject,
      subject: 'CN=Buka Pintu',
      notBefore: new Date(now.getTime() - DAY),
      notAfter: new Date(now.getTime() + LEAF_DAYS * DAY),
      publicKey: keys.publicKey,
      signingKey: await signingKey(this.own.key),
      signingAlgorithm: ALGORITHM,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }))),
        await x509.AuthorityKeyIdentifierExtension.create(issuer),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return { cert: `${leaf.toString('pem')}\n${this.own.cert}`, key: await exported(keys.privateKey) };
  }
}

/** Every name and address under which this machine can be reached. */
export function machineNames(more: readonly string[] = []): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    // Link-local IPv6 addresses need a zone, which no certificate can hold.
    .filter(({ address }) => !address.startsWith('fe80:'))
    .map(({ address }) => address);
  const host = hostname().toLowerCase();
  const hosts = /^[a-z0-9.-]+$/.test(host) ? [host, ...(host.includes('.') ? [] : [`${host}.local`])] : [];
  const own = more.map((name) => name.toLowerCase()).filter((name) => name !== '0.0.0.0' && name !== '::');
  return [...new Set(['localhost', '127.0.0.1', '::1', ...hosts, ...addresses, ...own])];
}

async function makeAuthority(realm: Realm, now: Date): Promise<Certificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=Buka Pintu ${hostname()} ${randomBytes(2).toString('hex')}`,
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      nameConstraints(realm),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: `${made.toString('pem')}\n`, key: await exported(keys.privateKey) };
}

// Positive, and random enough that browsers never meet two certificates of one issuer with the same number.
const serialNumber = (): string => `7${randomBytes(8).toString('hex').slice(1)}`;

async function exported(key: webcrypto.CryptoKey): Promise<string> {
  const body = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${body.match(/.{1,64}/g)!.join('\n')}\n-----END PRIVATE KEY-----\n`;
}

async function signingKey(pem: string): Promise<webcrypto.CryptoKey> {
  const body = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  return webcrypto.subtle.importKey('pkcs8', body, ALGORITHM, false, ['sign']);
}
