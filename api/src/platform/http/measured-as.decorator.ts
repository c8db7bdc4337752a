import { RouteConfig } from '@nestjs/platform-fastify';

/** The key under which a handler's route configuration is found, as RouteConfig writes it. */
const configKey = '__fastify_route_config__';

/**
 * Marks a controller whose requests the figures of /metrics know by one name only, whatever their route, method and
 * status: how often each was done would tell what nobody may know yet.
 */
export const MeasuredAs =
  (name: string): ClassDecorator =>
  (controller) => {
    const prototype = controller.prototype as object;
    for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (key === 'constructor' || typeof descriptor.value !== 'function') continue;
      const given = Reflect.getMetadata(configKey, descriptor.value as object) as
        object | undefined;
      RouteConfig({ ...given, measuredAs: name })(prototype, key, descriptor);
    }
  };

/** The one name of a route's requests, or undefined where each counts for itself. */
export const measuredAs = (config: unknown): string | undefined =>
  (config as { measuredAs?: string } | undefined)?.measuredAs;
