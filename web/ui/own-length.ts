import type { CSSProperties } from 'react'

/** A length as a property of its own, which the style sheet turns into a place. The library's type knows only the platform's. */
export const ownLength = (name: `--${string}`, value: number): CSSProperties => ({ [name]: value }) as CSSProperties
