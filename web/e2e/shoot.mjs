/** A picture of every screen and state: `UNKNOT_BIN=... npm run screens -- FOLDER [name,...]`. */
process.env.UNKNOT_SHOTS ??= process.argv[2] ?? 'screens';
if (process.argv[3]) process.env.UNKNOT_SCREENS = process.argv[3];
process.argv[2] = 'accessibility,large_text';
await import('./run.mjs');
