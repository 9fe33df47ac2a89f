/// Rows of one vector each, aligned to a cache line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace unknot::stats {

class AlignedRows {
 public:
  AlignedRows() = default;
  /// @param lanes  of one row; all values 0
  AlignedRows(std::size_t count, std::size_t lanes)
      : size_(count * lanes),
        storage_(count * lanes + extra, 0.0),
        begin_(aligned(storage_.data())) {}
  AlignedRows(const AlignedRows&) = delete;
  AlignedRows& operator=(const AlignedRows&) = delete;
  AlignedRows(AlignedRows&&) = default;  // the storage of a vector stays where it is
  AlignedRows& operator=(AlignedRows&&) = default;
  ~AlignedRows() = default;

  double* data() { return begin_; }
  const double* data() const { return begin_; }
  std::size_t size() const { return size_; }  ///< numbers, not rows

 private:
  static constexpr std::size_t line_bytes = 64;
  static constexpr std::size_t extra = line_bytes / sizeof(double);
  static double* aligned(double* first) {
    const auto address = reinterpret_cast<std::uintptr_t>(first);
    return first + (line_bytes - address % line_bytes) % line_bytes / sizeof(double);
  }
  std::size_t size_ = 0;
  std::vector<double> storage_;
  double* begin_ = nullptr;
};

}  // namespace unknot::stats
