import { Controller, Get, Header, Query } from '@nestjs/common';
import { Caller, Endpoint, platformProblems, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { queueProblems } from '../queue.problems.js';
import { FIGURES_EXAMPLE, FIGURES_FILE_EXAMPLE } from './figures-example.js';
import { figuresFile } from './figures-file.js';
import { FiguresQuery, FiguresView } from './figures.dto.js';
import { Figures, READ_FIGURES } from './figures.service.js';

const problems = [platformProblems.notFound, queueProblems.figuresTooMuch];

@Controller('v1/queue/figures')
export class FiguresController {
  constructor(private readonly figures: Figures) {}

  @Get()
  @Endpoint({
    summary: 'Read some days of an office in figures',
    description:
      'Waits, service times, calls without an answer, seats and no-shows, computed from the records at this moment: what is entered ' +
      'late is in it the next time. Each figure comes with its definition. No percentile of fewer than `fewestMeasured`.',
    operationId: 'getFigures',
    access: [staff(READ_FIGURES)],
    returns: FiguresView,
    problems,
    since: '0.3',
    weight: 10,
    examples: { response: FIGURES_EXAMPLE },
  })
  get(@Caller() caller: StaffPrincipal, @Query() query: FiguresQuery): Promise<FiguresView> {
    return this.figures.get(caller, query);
  }

  @Get('table.csv')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="figures.csv"')
  @Endpoint({
    summary: 'The same figures as a file',
    description: 'CSV with semicolons: a line a row, the total last. An empty cell is a figure that is not told.',
    operationId: 'getFiguresFile',
    access: [staff(READ_FIGURES)],
    mediaType: 'text/csv',
    problems,
    since: '0.3',
    weight: 10,
    examples: { response: FIGURES_FILE_EXAMPLE },
  })
  async file(@Caller() caller: StaffPrincipal, @Query() query: FiguresQuery): Promise<string> {
    return figuresFile(await this.figures.get(caller, query));
  }
}
