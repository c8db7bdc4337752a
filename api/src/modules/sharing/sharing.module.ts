import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ListsModule } from '../lists/lists.module.js';
import { ScenariosModule } from '../scenarios/scenarios.module.js';
import { SuppliersModule } from '../suppliers/suppliers.module.js';
import { SharedPages } from './shared-pages.queries.js';

@Module({
  imports: [CasesModule, IdentityModule, ListsModule, ScenariosModule, SuppliersModule],
  providers: [SharedPages],
})
export class SharingModule {}
