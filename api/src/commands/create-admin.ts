import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { AccountsService } from '../modules/identity/accounts.service.js';
import { loadConfig } from '../platform/config.js';
import { email } from '../platform/schemas.js';

/** node create-admin.js MAIL NAME: the first administrator, who gives out all other roles. Prints the password once. */
async function main(): Promise<void> {
  const [address, displayName] = process.argv.slice(2);
  const parsed = email.safeParse(address);
  if (!parsed.success || !displayName) throw new Error('npm run create-admin -- MAIL NAME');
  const password = randomBytes(15).toString('base64url');
  const app = await NestFactory.createApplicationContext(AppModule.with(loadConfig()), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    await app
      .get(AccountsService, { strict: false })
      .ensureAccount({ email: parsed.data, displayName, password, roles: ['admin'] });
    console.log(`${parsed.data} is an administrator. Password, shown only now: ${password}`);
  } finally {
    await app.close();
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
