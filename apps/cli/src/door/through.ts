import type { Role } from '#domain';
import type { Door } from './door.js';
import { openDoor } from './open-door.js';
import type { Place } from './place.js';

/** Opens the door, does what there is to do, and closes it however that went. Parameters as of {@link openDoor}. */
export async function through<T>(place: Place, role: Role, act: (door: Door) => Promise<T>, asSigned = true): Promise<T> {
  const door = await openDoor(place, role, asSigned);
  try {
    return await act(door);
  } finally {
    await door.close();
  }
}
