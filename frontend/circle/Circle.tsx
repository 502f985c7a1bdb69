/** The product's picture: who sits around the table, who speaks, who is ready, whose hand is up, how much time is left. */

import type { JSX } from "preact";
import { letters, places, ring } from "./geometry";

export interface Seat {
  readonly person: string;
  readonly name: string;
  readonly presenter?: boolean;
  readonly facilitator?: boolean;
  readonly me?: boolean;
  readonly speaks?: boolean;
  readonly ready?: boolean;
  /** Place in the queue of hands, from 1; 0 is down. */
  readonly hand?: number;
  readonly away?: boolean;
  readonly out?: boolean;
  /** Sits at my small table. */
  readonly mate?: boolean;
  /** The name of the chair that they changed to; empty on their own seat. */
  readonly chair?: string;
}

export interface CircleProps {
  readonly seats: readonly Seat[];
  /** The part of the ring that is filled, 0 to 1. */
  readonly left?: number;
  readonly clock?: string;
  readonly under?: string;
  /** What the picture shows, in words. A list of the people belongs beside it. */
  readonly label: string;
}

export function Circle({ seats, left = 0, clock, under, label }: CircleProps): JSX.Element {
  const out = new Set(seats.flatMap((seat, index) => (seat.out ? [index] : [])));
  const stands = places(seats.length, out);
  const initials = letters(seats.map((seat) => seat.name));
  return (
    <svg class="circle" viewBox="0 0 100 100" role="img" aria-label={label} focusable="false">
      <Band left={left} anybodyOut={out.size > 0} />
      {clock && (
        <text class="circle-clock" x="50" y="51.5" text-anchor="middle" font-size="12.5">
          {clock}
        </text>
      )}
      {under && (
        <text class="circle-under" x="50" y="58" text-anchor="middle" font-size="4.3">
          {under}
        </text>
      )}
      {seats.map((seat, index) => {
        const at = stands[index] ?? { x: 50, y: 50, radius: 8 };
        return (
          <g key={seat.person} class={classOf(seat)} transform={`translate(${at.x} ${at.y})`}>
            <SeatDrawing seat={seat} initials={initials[index] ?? "?"} radius={at.radius} />
          </g>
        );
      })}
    </svg>
  );
}

function Band({ left, anybodyOut }: { left: number; anybodyOut: boolean }): JSX.Element {
  const band = ring(anybodyOut);
  const shape = { cx: 50, cy: 50, r: band.radius, "stroke-width": band.width };
  const filled = Math.max(0, Math.min(1, left)) * band.length;
  return (
    <>
      <circle class="circle-track" {...shape} />
      {filled > 0.3 && (
        <circle
          class="circle-left"
          {...shape}
          stroke-dasharray={`${filled.toFixed(2)} ${band.length.toFixed(2)}`}
          transform="rotate(-90 50 50)"
        />
      )}
    </>
  );
}

function classOf(seat: Seat): string {
  const { presenter, me, out, away, mate } = seat;
  const is = { presenter, me, out, away, mate, chair: Boolean(seat.chair) };
  return ["seat", ...Object.entries(is).flatMap(([name, yes]) => (yes ? [`seat-${name}`] : []))].join(" ");
}

function SeatDrawing({ seat, initials, radius }: { seat: Seat; initials: string; radius: number }): JSX.Element {
  const corner = radius * 0.74;
  return (
    <>
      {seat.speaks && <Ripples radius={radius} />}
      <circle class="seat-disc" r={radius} stroke-width={seat.me ? 1.1 : 0.6} />
      <text class="seat-letters" y={radius * 0.19} text-anchor="middle" font-size={radius * 0.53}>
        {initials}
      </text>
      {seat.facilitator && (
        <rect
          class="seat-facilitator-mark"
          x="-2.5"
          y="-2.5"
          width="5"
          height="5"
          rx="0.4"
          transform={`translate(${corner} ${-corner}) rotate(45)`}
        />
      )}
      {seat.ready && (
        <g transform={`translate(${corner} ${corner})`}>
          <circle class="seat-ready-mark" r="3.4" />
          <path class="seat-ready-tick" d="M-1.5 0.1l1.1 1.1l2.1 -2.3" stroke-width="0.9" />
        </g>
      )}
      {!!seat.hand && <Hand place={seat.hand} corner={corner} />}
    </>
  );
}

function Ripples({ radius }: { radius: number }): JSX.Element {
  return (
    <>
      <circle class="seat-ripple" r={radius * 1.28} stroke-width="0.8" opacity="0.6" />
      <circle class="seat-ripple" r={radius * 1.52} stroke-width="0.6" opacity="0.3" />
    </>
  );
}

function Hand({ place, corner }: { place: number; corner: number }): JSX.Element {
  return (
    <g transform={`translate(${-corner} ${-corner})`}>
      <circle class="seat-hand-mark" r="3.7" />
      <text class="seat-hand-place" y="1.5" text-anchor="middle" font-size="4.2">
        {place}
      </text>
    </g>
  );
}
