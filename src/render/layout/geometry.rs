//! Points, boxes and curves, in points of the page.

/// A place on the page; `y` grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The same point with `x` and `y` exchanged.
    #[must_use]
    pub const fn transposed(self) -> Self {
        Self {
            x: self.y,
            y: self.x,
        }
    }

    /// The same point moved.
    #[must_use]
    pub fn moved(self, x: f64, y: f64) -> Self {
        Self {
            x: self.x + x,
            y: self.y + y,
        }
    }

    /// The point `length` from here towards `other`.
    #[must_use]
    pub fn towards(self, other: Self, length: f64) -> Self {
        let (dx, dy) = (other.x - self.x, other.y - self.y);
        let whole = dx.hypot(dy);
        if whole < 1e-9 {
            return self;
        }
        Self {
            x: self.x + dx / whole * length,
            y: self.y + dy / whole * length,
        }
    }

    /// How far it is to `other`.
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// A box with sides along the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left side.
    pub x: f64,
    /// Upper side.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// The box of that corner and size.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    /// Right side.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Lower side.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Its middle.
    pub fn centre(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// The box grown by `by` on all sides; shrunk where negative.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self::new(
            self.x - by,
            self.y - by,
            self.width + 2.0 * by,
            self.height + 2.0 * by,
        )
    }

    /// The same box moved.
    #[must_use]
    pub fn moved(&self, x: f64, y: f64) -> Self {
        Self::new(self.x + x, self.y + y, self.width, self.height)
    }

    /// The smallest box around both.
    #[must_use]
    pub fn united(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, bottom) = (
            self.right().max(other.right()),
            self.bottom().max(other.bottom()),
        );
        Self::new(x, y, right - x, bottom - y)
    }

    /// Whether a point lies inside, sides excluded.
    pub fn holds(&self, point: Point) -> bool {
        point.x > self.x && point.x < self.right() && point.y > self.y && point.y < self.bottom()
    }

    /// Whether `other` lies inside, sides included.
    pub fn encloses(&self, other: &Self) -> bool {
        other.x >= self.x - 1e-6
            && other.y >= self.y - 1e-6
            && other.right() <= self.right() + 1e-6
            && other.bottom() <= self.bottom() + 1e-6
    }

    /// Whether the two share more than a side.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}

/// A chain of cubic Béziers: a start, then two control points and an end for each piece.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// Where it starts.
    pub start: Point,
    /// The pieces.
    pub pieces: Vec<[Point; 3]>,
}

impl Curve {
    /// A curve without pieces.
    pub const fn from(start: Point) -> Self {
        Self {
            start,
            pieces: Vec::new(),
        }
    }

    /// Where it ends.
    pub fn end(&self) -> Point {
        self.pieces.last().map_or(self.start, |piece| piece[2])
    }

    /// Adds a piece.
    pub fn bend(&mut self, first: Point, second: Point, end: Point) {
        self.pieces.push([first, second, end]);
    }

    /// Adds a straight piece.
    pub fn line(&mut self, end: Point) {
        let start = self.end();
        let third = Point::new((end.x - start.x) / 3.0, (end.y - start.y) / 3.0);
        self.bend(
            start.moved(third.x, third.y),
            start.moved(2.0 * third.x, 2.0 * third.y),
            end,
        );
    }

    /// The same curve with each point mapped.
    #[must_use]
    pub fn map(&self, each: impl Fn(Point) -> Point) -> Self {
        Self {
            start: each(self.start),
            pieces: self.pieces.iter().map(|piece| piece.map(&each)).collect(),
        }
    }

    /// The same curve from its end to its start.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let mut back = Self::from(self.end());
        for (index, piece) in self.pieces.iter().enumerate().rev() {
            let start = if index == 0 {
                self.start
            } else {
                self.pieces[index - 1][2]
            };
            back.bend(piece[1], piece[0], start);
        }
        back
    }

    /// Points along it, `each` per piece, start and end included.
    pub fn samples(&self, each: u32) -> Vec<Point> {
        let mut points = vec![self.start];
        let mut start = self.start;
        for piece in &self.pieces {
            for step in 1..=each {
                points.push(bezier(start, piece, f64::from(step) / f64::from(each)));
            }
            start = piece[2];
        }
        points
    }
}

fn bezier(start: Point, piece: &[Point; 3], t: f64) -> Point {
    let rest = 1.0 - t;
    let weights = [
        rest * rest * rest,
        3.0 * rest * rest * t,
        3.0 * rest * t * t,
        t * t * t,
    ];
    let points = [start, piece[0], piece[1], piece[2]];
    let along = |of: fn(&Point) -> f64| {
        points
            .iter()
            .zip(weights)
            .map(|(point, weight)| weight * of(point))
            .sum()
    };
    Point::new(along(|point| point.x), along(|point| point.y))
}
