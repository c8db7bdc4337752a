import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './platform/config.js';
import { ACTOR_RESOLVER } from './platform/http/access.guard.js';
import { PlatformModule } from './platform/platform.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { TaxonomyModule } from './modules/taxonomy/taxonomy.module.js';

/** One line per module; a module registers its own routes, subscribers and search source. */
const modules = [
  // IdentityModule goes first here once it lands; it provides ACTOR_RESOLVER instead of NobodyModule.
  TaxonomyModule,
  AuditModule,
];

@Global()
@Module({
  providers: [{ provide: ACTOR_RESOLVER, useValue: { resolve: () => Promise.resolve(null) } }],
  exports: [ACTOR_RESOLVER],
})
class NobodyModule {}

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config), NobodyModule, ...modules] };
  }
}
