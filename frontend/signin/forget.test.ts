// @vitest-environment node
import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, expect, test } from "vitest";
import { DATABASE, forgetKeys, KEYS } from "./forget";

afterEach(() => new Promise<void>((done) => (indexedDB.deleteDatabase(DATABASE).onsuccess = () => done())));

test("signing out forgets everybody's keys and keeps how far logs were seen", async () => {
  const db = await openDB(DATABASE, 1, {
    upgrade(fresh) {
      fresh.createObjectStore(KEYS);
      fresh.createObjectStore("pins");
    },
  });
  await db.put(KEYS, "a key", "anna");
  await db.put("pins", 7, "anna/oost");
  await forgetKeys();
  expect(await db.getAllKeys(KEYS)).toEqual([]);
  expect(await db.get("pins", "anna/oost")).toBe(7);
  db.close();
});

test("where nothing was kept, nothing is made", async () => {
  await forgetKeys();
  expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(DATABASE);
});
