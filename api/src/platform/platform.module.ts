import { Global, Module, type DynamicModule } from '@nestjs/common';
import {
  APP_FILTER,
  APP_GUARD,
  APP_INTERCEPTOR,
  APP_PIPE,
  DiscoveryModule,
  MetadataScanner,
  Reflector,
} from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from './config.js';
import { dataSourceOptions } from './database/data-source.js';
import { Transactions } from './database/transaction.js';
import { Dispatcher } from './events/dispatcher.js';
import { EventFollower } from './events/follower.js';
import { Sealer } from './events/sealer.js';
import { SubscriberRegistry } from './events/subscriber-registry.js';
import { AccessGuard } from './http/access.guard.js';
import { Counters } from './http/counters.js';
import { HealthController } from './http/health.controller.js';
import { IdempotencyInterceptor } from './http/idempotency.interceptor.js';
import { Cursors } from './http/pagination.js';
import { PageHeads } from './http/page-heads.js';
import { Readiness } from './http/readiness.js';
import { ProblemFilter } from './http/problem.filter.js';
import { SchemaPipe } from './http/schema.pipe.js';
import { InProcessCaches } from './in-process-caches.js';
import { Jobs } from './jobs/jobs.js';
import { Worker } from './jobs/worker.js';
import { MailComposers } from './mail/mail-composers.js';
import { MailQueue } from './mail/mail-queue.js';
import { MAILER } from './mail/mailer.js';
import { NoMailer, SmtpMailer } from './mail/smtp-mailer.js';
import { StepHolds } from './step-holds.js';
import { SearchModule } from './search/search.module.js';

/** Everything with no business word in it, available to every module. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config): DynamicModule {
    const services = [
      Transactions,
      SubscriberRegistry,
      Dispatcher,
      EventFollower,
      Sealer,
      MailComposers,
      MailQueue,
      Jobs,
      Worker,
      Counters,
      Readiness,
      PageHeads,
      InProcessCaches,
      StepHolds,
    ];
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        SearchModule,
        TypeOrmModule.forRoot({
          ...dataSourceOptions(config.DATABASE_URL, { poolSize: config.DATABASE_POOL }),
          autoLoadEntities: true,
          retryAttempts: 3,
          retryDelay: 1000,
        }),
      ],
      controllers: [HealthController],
      providers: [
        ...services,
        MetadataScanner,
        { provide: CONFIG, useValue: config },
        { provide: Cursors, useValue: new Cursors(config.APP_SECRET) },
        {
          provide: MAILER,
          useFactory: () =>
            config.SMTP_URL ? new SmtpMailer(config.SMTP_URL, config.MAIL_FROM) : new NoMailer(),
        },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        {
          provide: APP_INTERCEPTOR,
          inject: [Reflector],
          useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
        },
      ],
      exports: [...services, CONFIG, Cursors, MAILER, TypeOrmModule],
    };
  }
}
