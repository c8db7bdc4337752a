import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { DynamicModule, Type } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { requestErrors } from '../errors.js';
import { entityTags } from './entity-tags.js';
import { Metrics } from './metrics.js';
import { languageOf } from './language.js';
import { enterLanguage } from './request-language.js';
import { refuseBrokenRequest } from './broken-request.js';
import { isApi } from './is-api.js';
import { openApiDocument } from './openapi.js';
import { answerProblem } from './problem.filter.js';
import { PageHeads } from './page-heads.js';
import { rateLimitKey } from './rate-limit-key.js';
import { rawBytes } from './raw-bytes.js';
import { strictInput } from './strict-input.js';
import { servePageHead, serveWeb } from './web-pages.js';

export const apiPrefix = 'api/v1';
const bodyLimit = 1024 * 1024;

/** Builds the HTTP application around a root module; used by main, the tests and the OpenAPI command. */
export async function createApp(
  root: Type<unknown> | DynamicModule,
  config: Config,
  options: { preview?: boolean } = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit,
    // Only named proxies: whoever else sends X-Forwarded-For would choose its own address.
    trustProxy: config.TRUST_PROXY || false,
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(error, request, reply, () => undefined),
    clientErrorHandler: refuseBrokenRequest,
    routerOptions: { maxParamLength: 300 },
    logger:
      config.LOG_LEVEL === 'debug' ? { level: 'debug', redact: ['req.headers.cookie'] } : false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: config.LOG_LEVEL === 'silent' ? false : levels(config.LOG_LEVEL),
    preview: options.preview ?? false,
    abortOnError: false,
    bodyParser: false,
  });
  app.setGlobalPrefix(apiPrefix, { exclude: ['healthz', 'readyz'] });
  if (!options.preview) serveDocument(app, adapter.getInstance<FastifyInstance>());
  if (!options.preview)
    await harden(adapter.getInstance<FastifyInstance>(), config, () => app.get(PageHeads));
  return app;
}

/** The OpenAPI document of the running schemas, for programs and for the reader of the footer. */
function serveDocument(app: NestFastifyApplication, server: FastifyInstance): void {
  let text: string | undefined;
  server.get('/api/openapi.json', (_request, reply) => {
    text ??= JSON.stringify(openApiDocument(app));
    return reply.type('application/json; charset=utf-8').send(text);
  });
}

function levels(level: Config['LOG_LEVEL']) {
  const all = ['error', 'warn', 'log', 'debug'] as const;
  const count = { silent: 0, error: 1, warn: 2, info: 3, debug: 4 }[level];
  return [...all.slice(0, count)];
}

async function harden(
  server: FastifyInstance,
  config: Config,
  heads: () => PageHeads,
): Promise<void> {
  server.addHook('onRequest', (request, reply, done) => {
    request.language = languageOf(request.headers['accept-language']);
    enterLanguage(request.language);
    void reply.header('X-Request-Id', request.id);
    done();
  });
  if (config.METRICS_PORT) {
    const metrics = new Metrics();
    metrics.watch(server);
    const figures = await metrics.serve(config.METRICS_PORT, config.METRICS_HOST);
    server.addHook('onClose', (_, done) => void figures.close(() => done()));
  }
  strictInput(server);
  await server.register(cookie);
  await server.register(helmet, { contentSecurityPolicy: { directives: contentPolicy(config) } });
  await server.register(rateLimit, {
    max: (_request, key) =>
      key.startsWith('account:') ? config.RATE_LIMIT_ACCOUNT : config.RATE_LIMIT_ADDRESS,
    timeWindow: 60_000,
    keyGenerator: rateLimitKey(config.APP_SECRET),
    // The head of a page counts, too: it reads the database. Above the limit nginx keeps the general head.
    allowList: (request) => !isApi(request),
    errorResponseBuilder: (_request, context) =>
      requestErrors('too-many', { seconds: Math.ceil(context.ttl / 1000) }),
  });
  // After the rate limit: a refused request takes no place.
  rawBytes(server, config.APP_SECRET);
  entityTags(server);
  servePageHead(server, heads);
  if (config.WEB_DIST) await serveWeb(server, config.WEB_DIST, heads);
}

function contentPolicy(config: Config) {
  return {
    defaultSrc: ["'self'"],
    // antd and echarts set style attributes; scripts stay our own files.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: config.PUBLIC_URL.startsWith('https://') ? [] : null,
  };
}
