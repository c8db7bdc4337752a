// jest globalTeardown of the search project: stops and removes what meili.mjs started.
export default async function tearDown() {
  await globalThis.__TEST_MEILI__?.stop();
  delete globalThis.__TEST_MEILI__;
}
