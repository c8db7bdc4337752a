import type { DiscoveryService } from '@nestjs/core';
import { importerKey, type RowImporter } from './row-importer.js';

/** All row importers of the application by their kind. */
export function findImporters(discovery: DiscoveryService): ReadonlyMap<string, RowImporter> {
  const found = new Map<string, RowImporter>();
  for (const { instance, metatype } of discovery.getProviders()) {
    if (!metatype || !instance) continue;
    const kind = Reflect.getMetadata(importerKey, metatype) as string | undefined;
    if (kind) found.set(kind, instance as RowImporter);
  }
  return found;
}
