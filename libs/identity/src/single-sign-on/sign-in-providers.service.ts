import { Injectable } from '@nestjs/common';
import { can, Db, Ledger, platformProblems, Vault, type StaffPrincipal } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { OfficeNames } from '../office-names.js';
import { OwnAuthority } from '../staff/own-authority.service.js';
import { ProviderDoor, secretAt } from './provider-door.service.js';
import type { SignInProvider } from './sign-in-provider.entity.js';
import { dropProvider, provider, providers, saveProvider } from './sign-in-provider.queries.js';
import type { SignInProviderRequest, SignInProvidersView, SignInProviderView } from './single-sign-on.dto.js';
import { singleSignOnEvents } from './single-sign-on.events.js';
import { singleSignOnProblems } from './single-sign-on.problems.js';
import { SingleSignOn } from './single-sign-on.service.js';

export const MANAGE_PROVIDERS = 'identity:sign-in-providers:manage';

/** The identity providers of the installation. Whoever sets one lets it name the officers of its offices, so all must be theirs. */
@Injectable()
export class SignInProviders {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly ledger: Ledger,
    private readonly offices: OfficeNames,
    private readonly door: ProviderDoor,
    private readonly signOn: SingleSignOn,
    private readonly own: OwnAuthority,
  ) {}

  /** Those whose offices are all the caller's to set. */
  async list(caller: StaffPrincipal, origin: string): Promise<SignInProvidersView> {
    const mine = (await providers(this.db)).filter((each) => this.isTheirs(caller, each));
    const items: SignInProviderView[] = [];
    for (const each of mine) items.push(await this.view(each, origin));
    return { items, redirectUri: this.signOn.redirectUri(origin) };
  }

  /** @throws office_unknown, issuer_insecure, client_secret_missing (400), role_carried (403), stale (412), not_found (404) for another's */
  async save(
    caller: StaffPrincipal,
    slug: string,
    request: SignInProviderRequest,
    { origin, seen }: { origin: string; seen?: number },
  ): Promise<SignInProviderView> {
    const known = await provider(this.db, slug);
    if (known && !this.isTheirs(caller, known)) throw platformProblems.notFound();
    if (seen !== undefined && seen !== (known?.version ?? 0)) throw platformProblems.stale();
    if (!this.door.isSecure(request.issuer)) throw singleSignOnProblems.issuerInsecure();
    // A kept secret belongs to the issuer it was given for: it must not be sent to another.
    const secret = request.clientSecret ?? (known?.issuer === request.issuer ? this.secretOf(known) : undefined);
    if (secret === undefined) throw singleSignOnProblems.secretMissing();
    const offices = await this.officesOf(caller, request.officeCodes);
    // It names any officer of these offices: a stand-in's own would let him be the administrator, for good.
    for (const officeId of offices) await this.own.demand(caller, officeId, MANAGE_PROVIDERS);
    const saved: SignInProvider = {
      slug,
      name: request.name,
      issuer: request.issuer,
      clientId: request.clientId,
      clientSecretSealed: this.vault.seal(secret, secretAt(slug)),
      claim: request.claim,
      matches: request.matches,
      offices,
      acceptedAcr: request.acceptedAcr,
      enabled: request.enabled,
      version: (known?.version ?? 0) + 1,
    };
    await this.db.transaction(async () => {
      if (!(await saveProvider(this.db, saved, known?.version ?? null))) throw platformProblems.stale();
      await this.note(caller, slug, saved.enabled);
    });
    return this.view(saved, origin);
  }

  async remove(caller: StaffPrincipal, slug: string): Promise<void> {
    const known = await provider(this.db, slug);
    if (!known || !this.isTheirs(caller, known)) throw platformProblems.notFound();
    await this.db.transaction(async () => {
      await dropProvider(this.db, slug);
      await this.note(caller, slug, false);
    });
  }

  private note(caller: StaffPrincipal, slug: string, enabled: boolean): Promise<void> {
    return this.ledger.append(caller.officeId, singleSignOnEvents.providerChanged, {
      subject: { type: 'sign_in_provider', id: slug },
      payload: { provider: slug, enabled },
      actor: caller,
    });
  }

  private isTheirs(caller: StaffPrincipal, { offices }: SignInProvider): boolean {
    return offices.every((officeId) => can(caller, officeId, MANAGE_PROVIDERS));
  }

  private secretOf({ slug, clientSecretSealed }: SignInProvider): string {
    return this.vault.open(clientSecretSealed, secretAt(slug));
  }

  private async officesOf(caller: StaffPrincipal, codes: readonly string[]): Promise<number[]> {
    const offices: number[] = [];
    for (const code of codes) {
      const officeId = await this.offices.numberOf(code);
      if (officeId === undefined || !can(caller, officeId, MANAGE_PROVIDERS))
        throw identityProblems.officeUnknown({ unknown: code });
      offices.push(officeId);
    }
    return offices;
  }

  private async view(it: SignInProvider, origin: string): Promise<SignInProviderView> {
    const { slug, name, issuer, clientId, claim, matches, acceptedAcr, enabled, version } = it;
    const officeCodes = (await this.offices.of(it.offices)).map((office) => office.code);
    const redirectUri = this.signOn.redirectUri(origin);
    return { slug, name, issuer, clientId, claim, matches, officeCodes, acceptedAcr, enabled, redirectUri, version };
  }
}
