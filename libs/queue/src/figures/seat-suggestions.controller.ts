import { Controller, Get, Query } from '@nestjs/common';
import { Caller, Endpoint, platformProblems, type Principal, staff } from '@buka-pintu/platform';
import { FEWEST_MEASURED } from './definitions.js';
import { SeatSuggestionQuery, SeatSuggestionsView } from './seat-suggestion.dto.js';
import { inWords, sizeSeats } from './seat-suggestion.js';
import { SeatSuggestions } from './seat-suggestions.service.js';

const HOUR = { counters: 2, minutes: 60, p50Seconds: 600, showUpRate: 0.85 };

const EXAMPLE: SeatSuggestionsView = {
  from: '2026-10-26',
  to: '2026-11-22',
  fewestMeasured: FEWEST_MEASURED,
  suggestionOnly: true,
  items: [
    {
      ...{ startsAt: '08:00', slots: 20, offered: 200, sold: 190, used: 162, noShows: 28, seats: 12 },
      ...{ ...HOUR, arithmetic: inWords(HOUR, sizeSeats(HOUR)) },
    },
  ],
};

@Controller('v1/queue/seat-suggestions')
export class SeatSuggestionsController {
  constructor(private readonly suggestions: SeatSuggestions) {}

  @Get()
  @Endpoint({
    summary: 'How many seats each slot’s time could carry',
    description:
      'From the last four weeks: counters × minutes ÷ P50 time at a counter, and what of it will be used. A suggestion with its ' +
      'arithmetic; it changes no rule.',
    operationId: 'listSeatSuggestions',
    access: [staff('queue:slots:read')],
    returns: SeatSuggestionsView,
    problems: [platformProblems.notFound],
    since: '0.3',
    weight: 5,
    examples: { response: EXAMPLE },
  })
  list(@Caller() caller: Principal, @Query() query: SeatSuggestionQuery): Promise<SeatSuggestionsView> {
    return this.suggestions.of(caller, query.servicePointId);
  }
}
