import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { DataSource } from 'typeorm';
import { serviceErrors } from '../errors.js';
import { Answers } from './answers.decorator.js';
import { Public } from './can.decorator.js';
import { Readiness } from './readiness.js';

const health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
const readiness = z
  .object({
    status: z.enum(['ready', 'degraded']),
    database: z.literal('up'),
    parkedDeliveries: z.int(),
    parts: z.record(z.string(), z.enum(['ready', 'degraded', 'starting'])),
  })
  .meta({ id: 'Readiness' });

/** Liveness and readiness; `degraded` still serves (search falls back, mails wait). */
@Controller()
export class HealthController {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Readiness) private readonly readiness: Readiness,
  ) {}

  @Get('healthz')
  @Public()
  @Answers('存活检查 · Liveness', health)
  live() {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  @Answers('就绪检查 · Readiness', readiness, { problems: [503] })
  async ready() {
    const rows = await this.source.query<{ n: number }[]>(
      `select count(*) as n from deliveries where state = 'parked'`,
    );
    const parts = await this.readiness.parts();
    if (Object.values(parts).includes('starting')) throw serviceErrors('starting');
    const degraded = Object.values(parts).includes('degraded');
    return {
      status: degraded ? 'degraded' : 'ready',
      database: 'up',
      parkedDeliveries: rows[0]?.n ?? 0,
      parts,
    };
  }
}
