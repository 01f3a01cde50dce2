// Work on many things in several threads, with results in the order of the things.
//
// Idea: jobs stand in one queue in their order. Each worker takes the first that nobody has taken; one more thread, the
// taker, waits for the first of the queue to be done and hands its result on. Who puts jobs waits while those under way
// weigh more than the budget, so that memory is bounded however slow the taker is.
// Invariant: results are taken in the order of put, one at a time, each once.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace entente {

/// put and finish are for one thread; `work` runs in several at once, each with its own number below `threads`, `take`
/// in one other. With one thread all of it happens within put. What work or take throw comes out of put or finish.
template <typename Job, typename Output>
class OrderedPipeline {
public:
    using Work = std::function<Output(std::size_t worker, Job&& job)>;
    using Take = std::function<bool(Output&& output)>;  // false: stop, there is no use in going on

    OrderedPipeline(std::size_t threads, std::uint64_t budget, Work work, Take take)
        : budget_(budget), work_(std::move(work)), take_(std::move(take)) {
        if (threads < 2) return;
        for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this, i] { run([&] { work_on(i); }); });
        threads_.emplace_back([this] { run([this] { take_results(); }); });
    }

    OrderedPipeline(const OrderedPipeline&) = delete;
    OrderedPipeline& operator=(const OrderedPipeline&) = delete;
    ~OrderedPipeline() { stop(); }

    /// Waits until there is room. False where nothing more is taken.
    bool put(Job&& job, std::uint64_t weight) {
        if (threads_.empty()) return put_alone(std::move(job));
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return stopped_ || weight_ == 0 || weight_ + weight <= budget_; });
        if (stopped_) return rethrow(), false;
        weight_ += weight;
        slots_.push_back({std::move(job), std::nullopt, weight});
        lock.unlock();
        jobs_.notify_one();
        return true;
    }

    /// Waits for all that was put, or, where `at_once`, leaves out what no worker has begun. Nothing may be put after.
    void finish(bool at_once = false) {
        {
            const std::scoped_lock lock(mutex_);
            closed_ = true;
            if (at_once) slots_.erase(slots_.begin() + static_cast<std::ptrdiff_t>(begun_), slots_.end());
        }
        jobs_.notify_all();
        done_.notify_all();
        threads_.clear();
        rethrow();
    }

private:
    struct Slot {
        Job job;
        std::optional<Output> output;
        std::uint64_t weight = 0;
    };

    bool put_alone(Job&& job) {
        if (!stopped_) stopped_ = !take_(work_(0, std::move(job)));
        return !stopped_;
    }

    template <typename Body>
    void run(Body body) noexcept {
        try {
            body();
        } catch (...) {
            const std::scoped_lock lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            halt();
        }
    }

    void work_on(std::size_t worker) {
        std::unique_lock lock(mutex_);
        while (true) {
            jobs_.wait(lock, [this] { return stopped_ || closed_ || begun_ < slots_.size(); });
            if (stopped_ || begun_ == slots_.size()) return;
            Slot& slot = slots_[begun_++];  // a deque keeps its elements in place
            lock.unlock();
            Output output = work_(worker, std::move(slot.job));
            lock.lock();
            slot.output = std::move(output);
            done_.notify_one();
        }
    }

    void take_results() {
        std::unique_lock lock(mutex_);
        while (true) {
            done_.wait(lock,
                       [this] { return stopped_ || (slots_.empty() ? closed_ : slots_.front().output.has_value()); });
            if (stopped_ || slots_.empty()) return;
            Output output = *std::move(slots_.front().output);
            const std::uint64_t weight = slots_.front().weight;
            slots_.pop_front();
            --begun_;
            lock.unlock();
            const bool go_on = take_(std::move(output));
            lock.lock();
            weight_ -= weight;
            if (!go_on) return halt();
            room_.notify_one();
        }
    }

    /// With the mutex held.
    void halt() {
        stopped_ = true;
        jobs_.notify_all();
        done_.notify_all();
        room_.notify_all();
    }

    void stop() {
        {
            const std::scoped_lock lock(mutex_);
            halt();
        }
        threads_.clear();
    }

    void rethrow() {
        if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    }

    const std::uint64_t budget_;
    const Work work_;
    const Take take_;
    std::mutex mutex_;
    std::condition_variable jobs_, done_, room_;
    std::deque<Slot> slots_;    // in the order of put
    std::size_t begun_ = 0;     // slots that a worker has taken: the first ones
    std::uint64_t weight_ = 0;  // of the slots, and of the output that is being taken
    bool closed_ = false;
    bool stopped_ = false;
    std::exception_ptr failure_;
    std::vector<std::jthread> threads_;  // last, so that they end first
};

}  // namespace entente
