/**
 * Whether the pointer itself moved. When a page scrolls under a pointer at rest, browsers tell of a move too: what
 * comes to lie there was not pointed at.
 */
export const moved = (event: MouseEvent): boolean => event.movementX !== 0 || event.movementY !== 0;
