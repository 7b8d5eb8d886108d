import { Controller, Get, type MessageEvent, Module, Post, Sse } from '@nestjs/common';
import type { Observable } from 'rxjs';
import {
  anyone,
  Caller,
  can,
  citizen,
  client,
  Endpoint,
  Live,
  OneOf,
  staff,
  Text,
  Whole,
  type HouseModule,
  type Principal,
} from '@buka-pintu/platform';

const READ = 'echo:things:read';

class EchoView {
  @OneOf(['staff', 'client', 'citizen', 'device', 'anonymous', 'system']) kind: Principal['kind'];
  @Text({ max: 100, nullable: true }) subjectId: string | null;
  @Text({ max: 100 }) mayIn: string;
  @Whole() officeId: number;
}

function echo(caller: Principal): EchoView {
  return {
    kind: caller.kind,
    subjectId: caller.kind === 'citizen' ? caller.subjectId : null,
    mayIn: [1, 2, 3].filter((officeId) => can(caller, officeId, READ)).join(),
    officeId: 'officeId' in caller ? caller.officeId : 0,
  };
}

@Controller('v1/echo')
class EchoController {
  constructor(private readonly live: Live) {}

  @Sse('stream')
  @Endpoint({
    summary: 'Listen',
    access: [client(READ), staff(READ), citizen('booking')],
    returns: EchoView,
    stream: true,
    since: '0.1',
  })
  stream(@Caller() caller: Principal): Observable<MessageEvent> {
    const view = () => Promise.resolve(echo(caller));
    return this.live.watch<EchoView>({ officeId: 1, event: 'echo', concerns: () => false, view });
  }

  @Get('anyone')
  @Endpoint({ summary: 'Anyone', access: [anyone()], returns: EchoView, since: '0.1' })
  anyone(@Caller() caller: Principal): EchoView {
    return echo(caller);
  }

  @Get('reader')
  @Endpoint({ summary: 'Readers', access: [client(READ), staff(READ)], returns: EchoView, since: '0.1' })
  reader(@Caller() caller: Principal): EchoView {
    return echo(caller);
  }

  @Get('booking')
  @Endpoint({ summary: 'A booking', access: [citizen('booking')], returns: EchoView, since: '0.1' })
  booking(@Caller() caller: Principal): EchoView {
    return echo(caller);
  }

  @Post('reader')
  @Endpoint({ summary: 'Write', access: [client(READ), staff(READ)], returns: EchoView, since: '0.1' })
  write(@Caller() caller: Principal): EchoView {
    return echo(caller);
  }
}

@Module({ controllers: [EchoController] })
class EchoModule {}

/** A module that says who it thinks the caller is. */
export const echoModule: HouseModule = {
  name: 'echo',
  nest: EchoModule,
  entities: [],
  migrations: [],
  problems: {},
  events: {},
  approvals: [READ],
  permissions: { [READ]: ['counter', 'head'], 'echo:things:write': ['head'] },
};
