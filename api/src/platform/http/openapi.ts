import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { sessionCookie } from './rate-limit-key.js';
import { descriptionOfRefusal } from './refusal-descriptions.js';

/** The OpenAPI 3.1 document, made from the schemas that validate. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const info = new DocumentBuilder()
    .setTitle('AI厦门机会清单')
    .setDescription(
      'AI scenario marketplace of the city of Xiamen: scenarios, capabilities, two-way matching.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth(sessionCookie)
    .build();
  const document = SwaggerModule.createDocument(app, info, {
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '')}_${method}`,
  });
  for (const [path, operations] of Object.entries(document.paths))
    for (const method of methods) {
      const operation = operations[method];
      if (operation) completeRefusals(operation.responses, path, method);
    }
  return document;
}

const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;
type Responses = NonNullable<OpenAPIObject['paths'][string]['get']>['responses'];

/**
 * Refusals are problem documents (RFC 9457), which the decorators cannot say, and some may come from any
 * route of a kind: a path that leads nowhere, a write from another site or with a body that is no JSON, a
 * key used before, a service that waits for its database.
 */
function completeRefusals(
  responses: Responses,
  path: string,
  method: (typeof methods)[number],
): void {
  if (!path.startsWith('/api/')) return;
  const isWrite = method !== 'get';
  const general = [
    ...(path.includes('{') ? [404] : []),
    ...(isWrite ? [403, 413, 415] : []),
    ...(method === 'post' ? [409, 422] : []),
    503,
  ];
  for (const status of general) responses[status] ??= { description: descriptionOfRefusal(status) };
  for (const [status, response] of Object.entries(responses))
    if (Number(status) >= 400 && response && !('$ref' in response)) response.content = asProblem;
}

const asProblem = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};
