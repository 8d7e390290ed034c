//! The order of items within their layers: few crossings, else the order of the scene.

use super::layers::{Layers, What};
use crate::render::Scene;

/// Sorts each layer by sweeps of barycentres and medians, then exchanges neighbours while that
/// helps.
pub(super) fn arrange(scene: &Scene, layers: &mut Layers) {
    let problem = Problem::new(scene, layers);
    // Few lines may leave the first order as it is: enclosures must hold together in it too.
    for layer in &mut layers.order {
        let places = layer.iter().enumerate();
        let mut keyed: Vec<(f64, usize)> = places.map(|(at, &item)| (at as f64, item)).collect();
        problem.gather_groups(&mut keyed);
        *layer = keyed.into_iter().map(|(_, item)| item).collect();
    }
    let mut first = std::mem::take(&mut layers.order);
    layers.keep_order(scene, &mut first);
    layers.order = first;
    let mut best = layers.order.clone();
    let mut least = problem.cost(&best);
    for (median, turned) in [(false, false), (true, false), (false, true), (true, true)] {
        let mut order = layers.order.clone();
        if turned {
            // Sweeps end where they began too near to: the other way round is another beginning.
            for layer in &mut order {
                layer.reverse();
            }
        }
        for sweep in 0..16 {
            if least == 0 {
                break;
            }
            problem.sweep(&mut order, sweep % 2 == 0, median);
            problem.exchange(&mut order);
            layers.keep_order(scene, &mut order);
            let cost = problem.cost(&order);
            if cost < least {
                least = cost;
                best.clone_from(&order);
            }
        }
    }
    layers.order = best;
}

struct Problem {
    /// Links between layer n and n + 1.
    gaps: Vec<Vec<(usize, usize)>>,
    ties: Vec<Vec<(usize, usize)>>,
    before: Vec<Vec<usize>>,
    after: Vec<Vec<usize>>,
    group: Vec<Option<usize>>,
}

impl Problem {
    fn new(scene: &Scene, layers: &Layers) -> Self {
        let count = layers.items.len();
        let mut problem = Self {
            gaps: vec![Vec::new(); layers.order.len()],
            ties: vec![Vec::new(); layers.order.len()],
            before: vec![Vec::new(); count],
            after: vec![Vec::new(); count],
            group: layers
                .items
                .iter()
                .map(|item| match item.what {
                    What::Card(card) => scene.cards[card].group,
                    What::Lane(_) => None,
                })
                .collect(),
        };
        for (low, high) in layers.links() {
            problem.gaps[layers.items[low].layer].push((low, high));
            problem.after[low].push(high);
            problem.before[high].push(low);
        }
        for (one, other) in layers.ties() {
            problem.ties[layers.items[one].layer].push((one, other));
        }
        problem
    }

    /// Crossings, and twice the cards that stand between the ends of a line within a layer.
    fn cost(&self, order: &[Vec<usize>]) -> usize {
        let at = self.positions(order);
        (0..order.len())
            .map(|layer| self.gap_cost(layer, &at) + self.tie_cost(layer, &at))
            .sum()
    }

    fn positions(&self, order: &[Vec<usize>]) -> Vec<usize> {
        let mut at = vec![0; self.group.len()];
        for layer in order {
            for (position, &item) in layer.iter().enumerate() {
                at[item] = position;
            }
        }
        at
    }

    fn gap_cost(&self, layer: usize, at: &[usize]) -> usize {
        let mut ends: Vec<(usize, usize)> = self.gaps[layer]
            .iter()
            .map(|&(low, high)| (at[low], at[high]))
            .collect();
        ends.sort_unstable();
        // Inversions of the second ends, by insertion into a sorted list.
        let mut seen: Vec<usize> = Vec::with_capacity(ends.len());
        let mut crossings = 0;
        for (_, high) in ends {
            let place = seen.partition_point(|&other| other <= high);
            crossings += seen.len() - place;
            seen.insert(place, high);
        }
        crossings
    }

    fn tie_cost(&self, layer: usize, at: &[usize]) -> usize {
        self.ties[layer]
            .iter()
            .map(|&(one, other)| 2 * (at[one].abs_diff(at[other]) - 1))
            .sum()
    }

    /// Crossings between the lines of two neighbours, as they stand and exchanged.
    fn pair_cost(&self, one: usize, other: usize, at: &[usize]) -> (usize, usize) {
        let (mut kept, mut swapped) = (0, 0);
        for ends in [&self.before, &self.after] {
            for &a in &ends[one] {
                for &b in &ends[other] {
                    kept += usize::from(at[a] > at[b]);
                    swapped += usize::from(at[a] < at[b]);
                }
            }
        }
        (kept, swapped)
    }

    fn sweep(&self, order: &mut [Vec<usize>], forward: bool, median: bool) {
        let count = order.len();
        for step in 0..count {
            let layer = if forward { step } else { count - 1 - step };
            let at = self.positions(order);
            let wish = |item: usize| {
                let neighbours = if forward {
                    &self.before[item]
                } else {
                    &self.after[item]
                };
                middle(neighbours.iter().map(|&other| at[other]).collect(), median)
            };
            let mut keyed: Vec<(f64, usize)> = order[layer]
                .iter()
                .enumerate()
                .map(|(position, &item)| {
                    let kept = position as f64;
                    (wish(item).unwrap_or(kept), item)
                })
                .collect();
            self.gather_groups(&mut keyed);
            order[layer] = keyed.into_iter().map(|(_, item)| item).collect();
        }
    }

    /// Sorts by key; cards of one enclosure stay together.
    fn gather_groups(&self, keyed: &mut Vec<(f64, usize)>) {
        let mean = |group: usize| {
            let keys: Vec<f64> = keyed
                .iter()
                .filter(|(_, item)| self.group[*item] == Some(group))
                .map(|(key, _)| *key)
                .collect();
            keys.iter().sum::<f64>() / keys.len().max(1) as f64
        };
        let mut full: Vec<(f64, Option<usize>, f64, usize)> = keyed
            .iter()
            .map(|&(key, item)| {
                (
                    self.group[item].map_or(key, mean),
                    self.group[item],
                    key,
                    item,
                )
            })
            .collect();
        full.sort_by(|a, b| {
            a.0.total_cmp(&b.0)
                .then(a.1.cmp(&b.1))
                .then(a.2.total_cmp(&b.2))
        });
        *keyed = full
            .into_iter()
            .map(|(_, _, key, item)| (key, item))
            .collect();
    }

    fn exchange(&self, order: &mut [Vec<usize>]) {
        let mut at = self.positions(order);
        for _ in 0..4 {
            let mut improved = false;
            for (layer, items) in order.iter_mut().enumerate() {
                for position in 1..items.len() {
                    let (one, other) = (items[position - 1], items[position]);
                    if self.group[one] != self.group[other] && self.parts_a_group(items, position) {
                        continue;
                    }
                    let (kept, swapped) = self.pair_cost(one, other, &at);
                    let ties = self.tie_cost(layer, &at);
                    at.swap(one, other);
                    if swapped + self.tie_cost(layer, &at) < kept + ties {
                        items.swap(position - 1, position);
                        improved = true;
                    } else {
                        at.swap(one, other);
                    }
                }
            }
            if !improved {
                break;
            }
        }
    }

    /// Whether exchanging the items at `position` and before it would part an enclosure.
    fn parts_a_group(&self, layer: &[usize], position: usize) -> bool {
        let group = |index: usize| layer.get(index).and_then(|&item| self.group[item]);
        let (one, other) = (group(position - 1), group(position));
        let before = if position >= 2 {
            group(position - 2)
        } else {
            None
        };
        (one.is_some() && before == one) || (other.is_some() && group(position + 1) == other)
    }
}

fn middle(mut values: Vec<usize>, median: bool) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    values.sort_unstable();
    let count = values.len();
    Some(if median {
        (values[(count - 1) / 2] + values[count / 2]) as f64 / 2.0
    } else {
        values.iter().sum::<usize>() as f64 / count as f64
    })
}
