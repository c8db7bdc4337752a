// The health checks of the containers (docker-compose.yml): exit code 0 when well.
//   health.mjs api      the API answers that it is ready
//   health.mjs worker   nothing that is due has been left lying
import pg from 'pg';

/** A worker that lives takes a due delivery within seconds, even when it then fails and is tried again. */
const OVERDUE = '10 minutes';

const checks = {
  async api() {
    const answer = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/readyz`);
    if (!answer.ok) throw new Error(`readyz says ${answer.status}`);
  },
  async worker() {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    const { rows } = await client.query(
      `select count(*)::int as overdue from deliveries
       where state = 'pending' and due_at < clock_timestamp() - $1::interval`,
      [OVERDUE],
    );
    await client.end();
    if (rows[0].overdue > 0) throw new Error(`${rows[0].overdue} deliveries are overdue`);
  },
};

try {
  await checks[process.argv[2]]();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
