"use strict";

// Text in lines of a width: SVG wraps nothing by itself.

const FAMILIES = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif";
/** Nobody reads a card of more letters than these. */
const MOST_LETTERS = 240;

let ruler;

function widthOf(text, size, weight) {
  ruler = ruler || document.createElement("canvas").getContext("2d");
  ruler.font = `${weight} ${size}px ${FAMILIES}`;
  return ruler.measureText(text).width;
}

/** At most so many lines that are no wider; what is left out is told by an ellipsis. */
function wrapped(text, width, size, weight, most) {
  const letters = [...text];
  const short = letters.length > MOST_LETTERS;
  const words = letters.slice(0, MOST_LETTERS).join("").split(/\s+/).filter(Boolean);
  const fits = (line) => widthOf(line, size, weight) <= width;
  const lines = [];
  let line = "";
  for (const word of words.flatMap((it) => pieces(it, fits))) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || fits(longer)) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line) lines.push(line);
  if (lines.length <= most && !short) return lines;
  const kept = lines.slice(0, most);
  let last = [...kept[kept.length - 1]];
  while (last.length && !fits(`${last.join("")}…`)) last.pop();
  kept[kept.length - 1] = `${last.join("").trimEnd()}…`;
  return kept;
}

/** A word in pieces that fit on a line. */
function pieces(word, fits) {
  if (fits(word)) return [word];
  const found = [];
  let piece = "";
  for (const letter of word) {
    if (piece && !fits(piece + letter)) {
      found.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return piece ? [...found, piece] : found;
}
