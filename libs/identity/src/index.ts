// Who acts: officers and their sessions, API clients and their keys, citizens' links, and the log of who saw whose data. What a
// role may do is said by the modules themselves; what a record is belongs to them as well.
import type { HouseModule } from '@buka-pintu/platform';
import { Approver } from './approvers/approver.entity.js';
import { approverEvents } from './approvers/approver.events.js';
import { approverProblems } from './approvers/approver.problems.js';
import { MANAGE_APPROVERS } from './approvers/approvers.service.js';
import { accountEvents } from './account/account.events.js';
import { accountLetters } from './account/account-letters.js';
import { accountProblems } from './account/account.problems.js';
import { RecoveryCode } from './account/recovery-code.entity.js';
import { StaffDevice } from './devices/device.entity.js';
import { ApiClient, ApiKey, ApiToken } from './api-clients/api-client.entity.js';
import { MANAGE_CLIENTS } from './api-clients/api-clients.service.js';
import { Capability } from './capabilities/capability.entity.js';
import { Delegation } from './delegations/delegation.entity.js';
import { delegationEvents } from './delegations/delegation.events.js';
import { delegationProblems } from './delegations/delegation.problems.js';
import { CitizenCode, CitizenCodeAttempt, CitizenVisit } from './citizens/citizen-code.entity.js';
import { citizenTemplates } from './citizens/citizen-templates.js';
import { seedDemoIdentity } from './demo/demo.seed.js';
import { waysIn } from './demo/ways-in.js';
import { identityEvents } from './identity.events.js';
import { IdentityModule } from './identity.module.js';
import { identityPersonal } from './identity-personal.js';
import { identityProblems } from './identity.problems.js';
import { StaffAndSessions1795305610001 } from './migrations/1795305610001-staff-and-sessions.js';
import { ClientsAndCapabilities1795305610002 } from './migrations/1795305610002-clients-and-capabilities.js';
import { KeysAndOrigins1795315610070 } from './migrations/1795315610070-keys-and-origins.js';
import { AccessLogPersons1795315610080 } from './migrations/1795315610080-access-log-persons.js';
import { StaffAdministration1795315610090 } from './migrations/1795315610090-staff-administration.js';
import { OwnAccount1795315610091 } from './migrations/1795315610091-own-account.js';
import { Delegations1795315610092 } from './migrations/1795315610092-delegations.js';
import { CitizenCodes1795315610020 } from './migrations/1795315610020-citizen-codes.js';
import { Approvers1795316610011 } from './migrations/1795316610011-approvers.js';
import { AccessLogOnBehalfOf1795316610010 } from './migrations/1795316610010-access-log-on-behalf-of.js';
import { CodesOfAContact1795316610070 } from './migrations/1795316610070-codes-of-a-contact.js';
import { SessionsByTrust1795316610071 } from './migrations/1795316610071-sessions-by-trust.js';
import { ProviderSignOut1795316610090 } from './migrations/1795316610090-provider-sign-out.js';
import { StaffImports1795315610093 } from './migrations/1795315610093-staff-imports.js';
import { BookingsPerDay1795316610050 } from './migrations/1795316610050-bookings-per-day.js';
import { SingleSignOn1795315610021 } from './migrations/1795315610021-single-sign-on.js';
import { Passkeys1795316610000 } from './migrations/1795316610000-passkeys.js';
import { Passkey, PasskeyChallenge } from './passkeys/passkey.entity.js';
import { passkeyEvents } from './passkeys/passkey.events.js';
import { passkeyProblems } from './passkeys/passkey.problems.js';
import { PointDevices1795317610040 } from './migrations/1795317610040-point-devices.js';
import { DevicePairing, PointDevice, PointDeviceSecret } from './point-devices/point-device.entity.js';
import { pointDeviceEvents } from './point-devices/point-device.events.js';
import { pointDeviceProblems } from './point-devices/point-device.problems.js';
import { SignInAttempt, SignInProvider } from './single-sign-on/sign-in-provider.entity.js';
import { MANAGE_PROVIDERS } from './single-sign-on/sign-in-providers.service.js';
import { singleSignOnEvents } from './single-sign-on/single-sign-on.events.js';
import { singleSignOnProblems } from './single-sign-on/single-sign-on.problems.js';
import { READ_ACCESS_LOG } from './oversight/access-searches.service.js';
import { AccessLogLine } from './oversight/access-log.entity.js';
import { LinkToken, SignInThrottle, StaffSession, Totp } from './sessions/session.entity.js';
import { StaffImport } from './staff-import/staff-import.entity.js';
import { staffImportEvents } from './staff-import/staff-import.events.js';
import { staffSessionEvents } from './staff-sessions/staff-sessions.events.js';
import { staffImportProblems } from './staff-import/staff-import.problems.js';
import { MANAGE_DELEGATIONS, MANAGE_STAFF } from './staff/giving-roles.js';
import { staffLetters } from './staff/staff-letters.js';
import { SignInName, Staff, StaffRole } from './staff/staff.entity.js';
import { sharedComputerProblems } from './shared-computer/shared-computer.problems.js';
import { staffEvents } from './staff/staff.events.js';
import { staffProblems } from './staff/staff.problems.js';

export const identity: HouseModule = {
  name: 'identity',
  nest: IdentityModule,
  entities: [
    Staff,
    SignInName,
    StaffRole,
    StaffSession,
    Totp,
    SignInThrottle,
    LinkToken,
    Approver,
    Delegation,
    StaffImport,
    RecoveryCode,
    StaffDevice,
    ApiClient,
    ApiKey,
    ApiToken,
    Capability,
    ...[SignInProvider, SignInAttempt],
    ...[Passkey, PasskeyChallenge],
    ...[PointDevice, PointDeviceSecret, DevicePairing],
    CitizenCode,
    CitizenCodeAttempt,
    CitizenVisit,
    AccessLogLine,
  ],
  migrations: [
    StaffAndSessions1795305610001,
    ClientsAndCapabilities1795305610002,
    KeysAndOrigins1795315610070,
    AccessLogPersons1795315610080,
    CitizenCodes1795315610020,
    SingleSignOn1795315610021,
    StaffAdministration1795315610090,
    OwnAccount1795315610091,
    Delegations1795315610092,
    StaffImports1795315610093,
    AccessLogOnBehalfOf1795316610010,
    Passkeys1795316610000,
    CodesOfAContact1795316610070,
    SessionsByTrust1795316610071,
    BookingsPerDay1795316610050,
    Approvers1795316610011,
    ProviderSignOut1795316610090,
    PointDevices1795317610040,
  ],
  problems: {
    ...identityProblems,
    ...staffProblems,
    ...accountProblems,
    ...delegationProblems,
    ...approverProblems,
    ...staffImportProblems,
    ...singleSignOnProblems,
    ...passkeyProblems,
    ...sharedComputerProblems,
    ...pointDeviceProblems,
  },
  events: {
    ...identityEvents,
    ...staffEvents,
    ...accountEvents,
    ...delegationEvents,
    ...approverEvents,
    ...staffImportEvents,
    ...singleSignOnEvents,
    ...passkeyEvents,
    ...staffSessionEvents,
    ...pointDeviceEvents,
  },
  messages: [...citizenTemplates, ...staffLetters, ...accountLetters],
  permissions: {
    [READ_ACCESS_LOG]: ['auditor', 'head'],
    [MANAGE_CLIENTS]: ['administrator'],
    [MANAGE_PROVIDERS]: ['administrator'],
    [MANAGE_STAFF]: ['administrator'],
    [MANAGE_DELEGATIONS]: ['head', 'administrator'],
    [MANAGE_APPROVERS]: ['head', 'administrator'],
  },
  personal: identityPersonal,
  appendOnly: ['access_log'],
  demo: seedDemoIdentity,
  welcome: waysIn,
};

export { ApiClients, MANAGE_CLIENTS } from './api-clients/api-clients.service.js';
export { Capabilities, type CapabilitySubject } from './capabilities/capabilities.service.js';
export { CitizenThings, type Thing, type ThingSource } from './citizens/citizen-things.service.js';
export { DemoSignIn, type DemoLink } from './demo/demo-sign-in.service.js';
export { identityEvents } from './identity.events.js';
export { identityProblems } from './identity.problems.js';
export { OfficeNames, type OfficeName, type OfficeSource } from './office-names.js';
export { AccessLog, type Disclosed } from './oversight/access-log.service.js';
export { OpenCounters, type CounterSource, type OpenCounter } from './shared-computer/open-counters.service.js';
export type { PointDevice } from './point-devices/point-device.entity.js';
export { pointDeviceProblems } from './point-devices/point-device.problems.js';
export { type PairingOffer, PointDevices } from './point-devices/point-devices.service.js';
export { FirstAdministrator } from './staff/first-administrator.service.js';
export { StaffDirectory, type NewStaff } from './staff/staff.service.js';
