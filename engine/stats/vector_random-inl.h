// Random numbers, one stream a vector lane: Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011,
// Parallel random numbers: as easy as 1, 2, 3) and the normal by Box and Muller. Included once per
// vector target.
#if defined(UNKNOT_STATS_VECTOR_RANDOM_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef UNKNOT_STATS_VECTOR_RANDOM_INL_H_
#undef UNKNOT_STATS_VECTOR_RANDOM_INL_H_
#else
#define UNKNOT_STATS_VECTOR_RANDOM_INL_H_
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace unknot::stats::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class D>
struct FourNormals {
  hn::Vec<D> value[4];
};

/// The stream of a lane is its key: (seed, number of the chain). Blocks are counted from 0.
template <class D>
class VectorRandom {
 public:
  using DU = hn::RebindToUnsigned<D>;
  using V = hn::Vec<D>;
  using VU = hn::Vec<DU>;

  /// @param first_chain  chain of the first lane
  VectorRandom(D d, std::uint64_t seed, int first_chain)
      : d_(d), seed_(seed), first_chain_(static_cast<std::uint64_t>(first_chain)) {}

  /// Four numbers of 32 bits a lane, each in the low half.
  HWY_INLINE void block(VU (&out)[4]) {
    const DU du;
    const VU low = hn::Set(du, 0xFFFFFFFFu);
    out[0] = hn::Set(du, count_ & 0xFFFFFFFFu);
    out[1] = hn::Set(du, count_ >> 32);
    out[2] = hn::Iota(du, first_chain_);
    out[3] = hn::Zero(du);
    ++count_;
    std::uint32_t key0 = static_cast<std::uint32_t>(seed_);
    std::uint32_t key1 = static_cast<std::uint32_t>(seed_ >> 32);
    for (int round = 0; round < 10; ++round) {
      const VU p0 = times(out[0], 0xD2511F53u);
      const VU p1 = times(out[2], 0xCD9E8D57u);
      out[0] = hn::Xor(hn::Xor(hn::ShiftRight<32>(p1), out[1]), hn::Set(du, key0));
      out[2] = hn::Xor(hn::Xor(hn::ShiftRight<32>(p0), out[3]), hn::Set(du, key1));
      out[1] = hn::And(p1, low);
      out[3] = hn::And(p0, low);
      key0 += 0x9E3779B9u;
      key1 += 0xBB67AE85u;
    }
  }

  /// In (0, 1), in steps of 2^-32.
  HWY_INLINE V uniform() {
    VU bits[4];
    block(bits);
    return to_unit(bits[0]);
  }

  HWY_INLINE FourNormals<D> normals() {
    VU bits[4];
    block(bits);
    FourNormals<D> out;
    for (int pair = 0; pair < 2; ++pair) {
      const V radius = hn::Sqrt(hn::Mul(hn::Set(d_, -2.0), hn::Log(d_, to_unit(bits[2 * pair]))));
      const V angle = hn::Mul(hn::Set(d_, 6.283185307179586), to_unit(bits[2 * pair + 1]));
      out.value[2 * pair] = hn::Mul(radius, hn::Cos(d_, angle));
      out.value[2 * pair + 1] = hn::Mul(radius, hn::Sin(d_, angle));
    }
    return out;
  }

  /// Standard normals into `count` rows of one vector each.
  void fill_normals(double* HWY_RESTRICT to, std::size_t count) {
    const std::size_t lanes = hn::Lanes(d_);
    for (std::size_t row = 0; row < count; row += 4) {
      const FourNormals<D> four = normals();
      for (std::size_t k = 0; k < 4 && row + k < count; ++k) {
        hn::Store(four.value[k], d_, to + (row + k) * lanes);
      }
    }
  }

 private:
  static HWY_INLINE VU times(VU value, std::uint32_t factor) {
    const DU du;
#if HWY_TARGET == HWY_SCALAR
    return hn::Set(du, hn::GetLane(value) * factor);
#else
    const hn::Repartition<std::uint32_t, DU> d32;
    return hn::MulEven(hn::BitCast(d32, value), hn::BitCast(d32, hn::Set(du, factor)));
#endif
  }

  /// Whole numbers below 2^32 become doubles by way of the bits of 2^52 + n.
  HWY_INLINE V to_unit(VU bits) const {
    const DU du;
    const VU two52 = hn::Set(du, 0x4330000000000000u);
    const V whole = hn::Sub(hn::BitCast(d_, hn::Or(bits, two52)), hn::Set(d_, 4503599627370496.0));
    return hn::Mul(hn::Add(whole, hn::Set(d_, 0.5)), hn::Set(d_, 1.0 / 4294967296.0));
  }

  D d_;
  std::uint64_t seed_;
  std::uint64_t first_chain_;
  std::uint64_t count_ = 0;
};

}  // namespace unknot::stats::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
