import { Global, Module } from '@nestjs/common';
import {
  ClientDirectory,
  StaffAddresses,
  Disclosures,
  OriginRegister,
  PrincipalResolver,
  RequestJournal,
  TokenIssuer,
} from '@buka-pintu/platform';
import { OfficerAddresses } from './staff/officer-addresses.js';
import { AccountController } from './account/account.controller.js';
import { AccountNotices } from './account/account-notices.service.js';
import { OwnAccount } from './account/own-account.service.js';
import { OwnSecondFactor } from './account/own-second-factor.service.js';
import { RecoveryCodes } from './account/recovery-codes.service.js';
import { RecoverySignInController } from './account/recovery-sign-in.controller.js';
import { Devices } from './devices/devices.service.js';
import { AccessTokens } from './api-clients/access-tokens.service.js';
import { AllowedOrigins } from './api-clients/allowed-origins.service.js';
import { ApiClientsController } from './api-clients/api-clients.controller.js';
import { ApiClients } from './api-clients/api-clients.service.js';
import { ApiKeysController } from './api-clients/api-keys.controller.js';
import { ApiKeys } from './api-clients/api-keys.service.js';
import { RegisteredClients } from './api-clients/client-directory.service.js';
import { ClientPrincipals } from './api-clients/client-principals.service.js';
import { OwnClientController } from './api-clients/own-client.controller.js';
import { RequestLog } from './api-clients/request-log.service.js';
import { CapabilitiesController } from './capabilities/capabilities.controller.js';
import { Capabilities } from './capabilities/capabilities.service.js';
import { ApproversController } from './approvers/approvers.controller.js';
import { Approvers } from './approvers/approvers.service.js';
import { DelegationsController } from './delegations/delegations.controller.js';
import { Delegations } from './delegations/delegations.service.js';
import { CitizenCodes } from './citizens/citizen-codes.service.js';
import { CitizenThings } from './citizens/citizen-things.service.js';
import { CitizensController } from './citizens/citizens.controller.js';
import { SendsCitizenCodes } from './citizens/citizens.handlers.js';
import { MyThings } from './citizens/my-things.service.js';
import { DemoSignIn } from './demo/demo-sign-in.service.js';
import { HousePrincipals } from './house-principals.service.js';
import { Housekeeping } from './identity.handlers.js';
import { OfficeNames } from './office-names.js';
import { AccessLog } from './oversight/access-log.service.js';
import { AccessLogController } from './oversight/access-log.controller.js';
import { AccessSearches } from './oversight/access-searches.service.js';
import { UnusualAccess } from './oversight/unusual-access.service.js';
import { OwnPasskeysController } from './passkeys/own-passkeys.controller.js';
import { OwnPasskeys } from './passkeys/own-passkeys.service.js';
import { PasskeyChallenges } from './passkeys/passkey-challenges.service.js';
import { PasskeySignInController } from './passkeys/passkey-sign-in.controller.js';
import { PasskeySignIn } from './passkeys/passkey-sign-in.service.js';
import { PointDevices } from './point-devices/point-devices.service.js';
import { RolePermissions } from './role-permissions.js';
import { Passwords } from './sessions/passwords.service.js';
import { SecondFactors } from './sessions/second-factors.service.js';
import { SessionCookie } from './sessions/session-cookie.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { Sessions } from './sessions/sessions.service.js';
import { SignInThrottle } from './sessions/sign-in-throttle.service.js';
import { ProviderDoor } from './single-sign-on/provider-door.service.js';
import { ProviderSignOut } from './single-sign-on/provider-sign-out.service.js';
import { ProviderTest } from './single-sign-on/provider-test.service.js';
import { SignInProviders } from './single-sign-on/sign-in-providers.service.js';
import { SingleSignOnController } from './single-sign-on/single-sign-on.controller.js';
import { SingleSignOn } from './single-sign-on/single-sign-on.service.js';
import { OpenCounters } from './shared-computer/open-counters.service.js';
import { SharedComputerController } from './shared-computer/shared-computer.controller.js';
import { SharedComputer } from './shared-computer/shared-computer.service.js';
import { FirstAdministrator } from './staff/first-administrator.service.js';
import { Administrators } from './staff/administrators.service.js';
import { EntriesController } from './staff/entries.controller.js';
import { EntryLinks } from './staff/entry-links.service.js';
import { ImportedInvitations } from './staff-import/imported-invitations.handlers.js';
import { StaffExportsController } from './staff-import/staff-exports.controller.js';
import { StaffExports } from './staff-import/staff-exports.service.js';
import { StaffImportsController } from './staff-import/staff-imports.controller.js';
import { StaffImports } from './staff-import/staff-imports.service.js';
import { OwnAuthority } from './staff/own-authority.service.js';
import { StaffSessionsController } from './staff-sessions/staff-sessions.controller.js';
import { StaffSessions } from './staff-sessions/staff-sessions.service.js';
import { StaffAdministrationController } from './staff/staff-administration.controller.js';
import { StaffAdministration } from './staff/staff-administration.service.js';
import { StaffStanding } from './staff/staff-standing.service.js';
import { StaffController } from './staff/staff.controller.js';
import { StaffDirectory } from './staff/staff.service.js';

const offered = [
  AccessLog,
  ApiClients,
  Capabilities,
  CitizenThings,
  DemoSignIn,
  FirstAdministrator,
  OfficeNames,
  OpenCounters,
  PointDevices,
  StaffDirectory,
  { provide: PrincipalResolver, useClass: HousePrincipals },
  { provide: StaffAddresses, useClass: OfficerAddresses },
  { provide: ClientDirectory, useClass: RegisteredClients },
  { provide: OriginRegister, useClass: AllowedOrigins },
  { provide: TokenIssuer, useClass: AccessTokens },
  { provide: RequestJournal, useExisting: RequestLog },
  { provide: Disclosures, useExisting: AccessLog },
];

// Global, since whoever is above may need to know who acts; what may be imported stands in index.ts.
@Global()
@Module({
  controllers: [
    AccessLogController,
    AccountController,
    ApproversController,
    DelegationsController,
    RecoverySignInController,
    SharedComputerController,
    ...[OwnPasskeysController, PasskeySignInController],
    SessionsController,
    OwnClientController,
    ApiClientsController,
    ApiKeysController,
    CapabilitiesController,
    CitizensController,
    SingleSignOnController,
    StaffController,
    StaffAdministrationController,
    StaffExportsController,
    StaffImportsController,
    StaffSessionsController,
    EntriesController,
  ],
  providers: [
    ...offered,
    AccessSearches,
    AccountNotices,
    Administrators,
    Approvers,
    Delegations,
    Devices,
    EntryLinks,
    ImportedInvitations,
    OwnAccount,
    OwnAuthority,
    OwnSecondFactor,
    RecoveryCodes,
    StaffAdministration,
    StaffExports,
    StaffImports,
    StaffSessions,
    StaffStanding,
    UnusualAccess,
    ApiKeys,
    SharedComputer,
    ...[OwnPasskeys, PasskeyChallenges, PasskeySignIn],
    ...[ProviderDoor, ProviderSignOut, ProviderTest, SignInProviders, SingleSignOn],
    CitizenCodes,
    MyThings,
    SendsCitizenCodes,
    ClientPrincipals,
    Housekeeping,
    Passwords,
    RequestLog,
    RolePermissions,
    SecondFactors,
    SessionCookie,
    Sessions,
    SignInThrottle,
  ],
  exports: offered,
})
export class IdentityModule {}
