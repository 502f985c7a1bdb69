/** The entry of the live room and of its big screen: no other page carries the room. */

import { mountIslands } from "./islands/mount";
import { room } from "./islands/room";
import { wall } from "./islands/wall";

mountIslands({ room, wall });
