import { Controller, Get, Headers, type MessageEvent, Param, Sse } from '@nestjs/common';
import { anyone, Endpoint } from '@buka-pintu/platform';
import type { Observable } from 'rxjs';
import { BoardPath, BoardView } from './board.dto.js';
import { Boards } from './boards.service.js';

const BOARD_EXAMPLE: BoardView = {
  officeName: 'Kantor Imigrasi Contoh',
  servicePoint: { code: 'CTH-1', name: 'Kantor Imigrasi Contoh' },
  zone: 'Asia/Jakarta',
  at: '2026-11-24T01:42:00.000Z',
  position: 4821,
  calls: [
    {
      ticketId: '019ab7c4-2f00-7001-8a3c-5d1f0c9be001',
      number: 'A-012',
      counterNumber: 2,
      counterName: 'Loket 2',
      calledAt: '2026-11-24T01:42:00.000Z',
      callCount: 1,
      step: null,
      numberFrom: null,
    },
  ],
  last: [{ number: 'A-011', counterNumber: 1, calledAt: '2026-11-24T01:39:00.000Z' }],
  waiting: [
    { lane: 'regular', count: 4, p50Minutes: 21, p90Minutes: 34, unsure: null },
    { lane: 'priority', count: 1, p50Minutes: null, p90Minutes: null, unsure: 'too_few' },
    { lane: 'walk_in', count: 2, p50Minutes: null, p90Minutes: null, unsure: 'too_few' },
  ],
  notice: null,
};

@Controller('v1/queue/boards')
export class BoardsController {
  constructor(private readonly boards: Boards) {}

  @Get(':servicePointCode')
  @Endpoint({
    summary: 'Read a waiting room’s board',
    description: 'Numbers and counters only, never a name.',
    operationId: 'getBoard',
    access: [anyone()],
    returns: BoardView,
    since: '0.1',
    examples: { response: BOARD_EXAMPLE },
  })
  get(@Param() path: BoardPath): Promise<BoardView> {
    return this.boards.get(path.servicePointCode);
  }

  @Sse(':servicePointCode/stream')
  @Endpoint({
    summary: 'Follow a waiting room’s board',
    description: 'The board now and again with every call; resumes with Last-Event-ID.',
    operationId: 'watchBoard',
    access: [anyone()],
    returns: BoardView,
    stream: true,
    since: '0.1',
  })
  watch(@Param() path: BoardPath, @Headers('last-event-id') lastEventId?: string): Promise<Observable<MessageEvent>> {
    return this.boards.watch(path.servicePointCode, lastEventId);
  }
}
