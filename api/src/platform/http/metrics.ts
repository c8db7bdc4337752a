import { createServer, type Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { measuredAs } from './measured-as.decorator.js';

/** Figures of this process for Prometheus: durations by route and status, event loop, memory. */
export class Metrics {
  readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by route, method and status class',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Times every request; the route's pattern is the label, so that ids make no new series; see MeasuredAs for those that have none of their own. */
  watch(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      const { url, config } = request.routeOptions;
      const name = measuredAs(config);
      const labels = name
        ? { route: name, method: 'any', status: 'any' }
        : {
            ...{ route: url ?? 'none', method: request.method },
            status: `${Math.floor(reply.statusCode / 100)}xx`,
          };
      this.durations.observe(labels, reply.elapsedTime / 1000);
      done();
    });
  }

  /** Serves /metrics on a port of its own, by default for the machine itself only (design §6: private). */
  serve(port: number, host = '127.0.0.1'): Promise<Server> {
    const server = createServer((request, response) => {
      if (request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      void this.registry.metrics().then((text) => {
        response.writeHead(200, { 'Content-Type': this.registry.contentType }).end(text);
      });
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => resolve(server));
    });
  }
}
