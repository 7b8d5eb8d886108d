import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Db } from '../database/db.js';
import { Metrics } from '../observability/metrics.js';
import { type Figures, ledgerFigures } from './ledger.queries.js';

/** What an operator must see of the work that goes on without a request; read when asked, so any process can tell. */
@Injectable()
export class LedgerFigures {
  private reading?: Promise<Figures | undefined>;

  constructor(
    private readonly db: Db,
    private readonly metrics: Metrics,
  ) {
    this.gauge('buka_ledger_unsealed', 'Committed events that have no position yet', [], ({ unsealed }) => [
      [{}, unsealed],
    ]);
    this.gauge('buka_ledger_handler_stuck', 'Offices where a handler keeps failing', ['handler'], ({ handlers }) =>
      handlers.map(({ handler, stuck }) => [{ handler }, stuck]),
    );
    this.gauge('buka_ledger_handler_behind', 'Sealed events that a handler has not passed', ['handler'], (figures) =>
      figures.handlers.map(({ handler, behind }) => [{ handler }, behind]),
    );
    this.gauge('buka_jobs', 'Jobs on the list: due, failing (tried before), given up', ['state'], ({ jobs }) =>
      Object.entries(jobs).map(([state, count]) => [{ state }, count]),
    );
  }

  private gauge(
    name: string,
    help: string,
    labelNames: string[],
    values: (figures: Figures) => [Record<string, string>, number][],
  ): void {
    const read = (): Promise<Figures | undefined> => this.read();
    new Gauge({
      name,
      help,
      labelNames,
      registers: [this.metrics.registry],
      async collect() {
        const figures = await read();
        if (figures) for (const [labels, value] of values(figures)) this.set(labels, value);
      },
    });
  }

  // All gauges of one page are collected at once: one statement serves them. What can't be read is left out, and the rest of
  // the page still comes.
  private read(): Promise<Figures | undefined> {
    this.reading ??= ledgerFigures(this.db)
      .catch(() => undefined)
      .finally(() => (this.reading = undefined));
    return this.reading;
  }
}
