import { Body, Controller, Post } from '@nestjs/common';
import { pointDeviceProblems } from '@buka-pintu/identity';
import { anyone, Endpoint } from '@buka-pintu/platform';
import { DEVICE_EXAMPLE } from './kiosk-example.js';
import { PairingRequest, PairingView } from './kiosk.dto.js';
import { Kiosks } from './kiosks.service.js';

@Controller('v1/device-pairings')
export class DevicePairingsController {
  constructor(private readonly kiosks: Kiosks) {}

  @Post()
  @Endpoint({
    summary: 'Pair this machine by a code',
    description: 'The code comes from the Devices page of the admin and is good once, for a quarter of an hour.',
    operationId: 'pairDevice',
    access: [anyone()],
    body: PairingRequest,
    returns: PairingView,
    status: 201,
    // Forty bits against ten tries in five minutes: a code is over long before anybody has guessed it.
    limit: { calls: 10, seconds: 300 },
    problems: [pointDeviceProblems.pairingCodeWrong],
    since: '0.3',
    examples: {
      request: { code: '7K2M-9QXF' },
      response: { token: `bpd_${'A'.repeat(64)}`, deviceId: DEVICE_EXAMPLE.id, kind: 'kiosk' },
    },
  })
  pair(@Body() body: PairingRequest): Promise<PairingView> {
    return this.kiosks.pair(body);
  }
}
