import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { pointDeviceProblems } from '@buka-pintu/identity';
import { Caller, Endpoint, IdPath, platformProblems, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { DEVICE_EXAMPLE } from './kiosk-example.js';
import { PointDeviceList, PointDeviceRequest, PointDeviceView } from './point-device.dto.js';
import { MANAGE_DEVICES, PointDeviceDesk } from './point-device-desk.service.js';

const access = [staff(MANAGE_DEVICES)];
const since = '0.3';
const OFFERED = {
  ...DEVICE_EXAMPLE,
  state: 'unpaired' as const,
  pairedAt: null,
  seenAt: null,
  version: null,
  clockSlowSeconds: null,
  pairing: { code: '7K2M-9QXF', expiresAt: '2026-11-23T01:15:00.000Z' },
};

@Controller('v1/point-devices')
export class PointDevicesController {
  constructor(private readonly desk: PointDeviceDesk) {}

  @Get()
  @Endpoint({
    summary: 'List the kiosks and field units of the office',
    description: 'With the last sign of life, how far each clock is off, and what was told late and did not fit.',
    operationId: 'listPointDevices',
    access,
    returns: PointDeviceList,
    since,
    examples: { response: { items: [DEVICE_EXAMPLE], conflicts: [] } },
  })
  list(@Caller() caller: StaffPrincipal): Promise<PointDeviceList> {
    return this.desk.list(caller);
  }

  @Post()
  @Endpoint({
    summary: 'Register a kiosk or a field unit for a service point',
    description: 'Answers with a pairing code to type at the machine within a quarter of an hour.',
    operationId: 'registerPointDevice',
    access,
    body: PointDeviceRequest,
    returns: PointDeviceView,
    status: 201,
    idempotent: true,
    problems: [platformProblems.notFound, pointDeviceProblems.devicesTooMany],
    since,
    examples: {
      request: { servicePointId: DEVICE_EXAMPLE.servicePointId, kind: 'kiosk', name: 'Kios pintu depan' },
      response: OFFERED,
    },
  })
  register(@Caller() caller: StaffPrincipal, @Body() body: PointDeviceRequest): Promise<PointDeviceView> {
    return this.desk.register(caller, body);
  }

  @Post(':id/pairing-codes')
  @Endpoint({
    summary: 'Make a new pairing code for a device',
    description: 'The machine that is paired goes on until the code is typed at another, or at itself.',
    operationId: 'makePairingCode',
    access,
    returns: PointDeviceView,
    status: 201,
    problems: [platformProblems.notFound, pointDeviceProblems.deviceRevoked],
    since,
    examples: { response: { ...DEVICE_EXAMPLE, pairing: OFFERED.pairing } },
  })
  newCode(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<PointDeviceView> {
    return this.desk.newCode(caller, path.id);
  }

  @Post(':id/revocations')
  @Endpoint({
    summary: 'Revoke a device for good',
    description: 'It is shut out at its next request. What it did without a line and did not tell stays on it.',
    operationId: 'revokePointDevice',
    access,
    returns: PointDeviceView,
    problems: [platformProblems.notFound],
    since,
    examples: { response: { ...DEVICE_EXAMPLE, state: 'revoked' } },
  })
  revoke(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<PointDeviceView> {
    return this.desk.revoke(caller, path.id);
  }
}
